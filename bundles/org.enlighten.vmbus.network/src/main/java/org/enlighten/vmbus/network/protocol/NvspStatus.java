// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.network.protocol;

/// How the other end answers. Success is 1.
public final class NvspStatus {
    public static final int SUCCESS = 1;
    public static final int FAILURE = 2;
    public static final int TOO_NEW = 3;
    public static final int TOO_OLD = 4;
    public static final int INVALID_RNDIS = 5;

    private NvspStatus() {}
}
