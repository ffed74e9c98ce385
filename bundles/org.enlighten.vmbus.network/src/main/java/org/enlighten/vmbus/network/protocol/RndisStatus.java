// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.network.protocol;

/// Statuses of RNDIS answers and indications.
public final class RndisStatus {
    public static final int SUCCESS = 0;
    public static final int FAILURE = 0xC0000001;
    public static final int NOT_SUPPORTED = 0xC00000BB;
    public static final int INVALID_LENGTH = 0xC0010014;
    public static final int INVALID_DATA = 0xC0010015;
    public static final int INVALID_OID = 0xC0010017;

    public static final int MEDIA_CONNECT = 0x4001000B;
    public static final int MEDIA_DISCONNECT = 0x4001000C;
    public static final int OFFLOAD_CONFIG = 0x40020006;

    private RndisStatus() {}
}
