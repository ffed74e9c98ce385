// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux.internal.shell;

import org.enlighten.guest.program.Turn;
import org.enlighten.os.Result;

/// Why a system call failed, in the words of such systems.
final class Errno {
    private Errno() {}

    static String text(Result failed) {
        return switch (failed.status()) {
            case NOT_FOUND -> "No such file or directory";
            case EXISTS -> "File exists";
            case ACCESS_DENIED -> "Permission denied";
            case DIRECTORY_NOT_EMPTY -> "Directory not empty";
            case DISK_FULL -> "No space left on device";
            case DEVICE_ERROR -> "Input/output error";
            case NOT_READY -> "No medium found";
            case NO_SUCH_DEVICE -> "No such device";
            case CORRUPT -> "Structure needs cleaning";
            case SHARING_VIOLATION -> "Device or resource busy";
            case INVALID_IMAGE -> "Exec format error";
            case NO_MEMORY -> "Cannot allocate memory";
            default -> Turn.reason(failed);
        };
    }
}
