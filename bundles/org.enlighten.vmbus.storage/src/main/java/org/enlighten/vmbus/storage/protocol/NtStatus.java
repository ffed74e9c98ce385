// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.storage.protocol;

/// Status words of answers to all but requests for a disk.
public final class NtStatus {
    public static final int SUCCESS = 0;
    public static final int INVALID_PARAMETER = 0xC000000D;
    public static final int INVALID_DEVICE_REQUEST = 0xC0000010;
    /// The version is not spoken here.
    public static final int REVISION_MISMATCH = 0xC0000059;
    /// Not now.
    public static final int INVALID_DEVICE_STATE = 0xC0000184;

    private NtStatus() {}
}
