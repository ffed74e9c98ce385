// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os;

/// How a system call ended, in the system's own terms (NTSTATUS values of `ntstatus.h`).
public enum Status {
    SUCCESS(0x00000000),
    TIMEOUT(0x00000102),
    END_OF_FILE(0xC0000011),
    INVALID_PARAMETER(0xC000000D),
    NO_SUCH_DEVICE(0xC000000E),
    NOT_FOUND(0xC0000034),
    EXISTS(0xC0000035),
    ACCESS_DENIED(0xC0000022),
    SHARING_VIOLATION(0xC0000043),
    DISK_FULL(0xC000007F),
    DIRECTORY_NOT_EMPTY(0xC0000101),
    CORRUPT(0xC0000102),
    DEVICE_ERROR(0xC0000185),
    NOT_READY(0xC00000A3),
    INVALID_HANDLE(0xC0000008),
    INVALID_REQUEST(0xC0000010),
    NO_MEMORY(0xC0000017),
    /// A file that is no program this system can run.
    INVALID_IMAGE(0xC000007B),
    CANCELLED(0xC0000120),
    PROCESS_ENDED(0xC000010A),
    /// The other end did not answer in time.
    IO_TIMEOUT(0xC00000B5),
    NOT_CONNECTED(0xC0000140),
    MESSAGE_TOO_LONG(0xC0000206),
    ADDRESS_IN_USE(0xC000020A),
    CONNECTION_RESET(0xC000020D),
    CONNECTION_REFUSED(0xC0000236),
    NETWORK_UNREACHABLE(0xC000023C),
    HOST_UNREACHABLE(0xC000023D),
    PORT_UNREACHABLE(0xC000023F);

    private final int code;

    Status(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    public boolean isSuccess() {
        return code >= 0;
    }
}
