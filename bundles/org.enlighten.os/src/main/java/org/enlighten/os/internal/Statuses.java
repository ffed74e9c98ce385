// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal;

import org.enlighten.block.Outcome;
import org.enlighten.os.Result;
import org.enlighten.os.Status;

/// How outcomes of devices and file systems are told to programs.
final class Statuses {
    private Statuses() {}

    static Result result(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done(long value, var detail) -> new Result(Status.SUCCESS, value, detail, "");
            case Outcome.Failed(Outcome.Failure failure, String message) -> Result.failed(of(failure), message);
        };
    }

    private static Status of(Outcome.Failure failure) {
        return switch (failure) {
            case OUT_OF_RANGE -> Status.INVALID_PARAMETER;
            case NOT_FOUND -> Status.NOT_FOUND;
            case EXISTS -> Status.EXISTS;
            case NO_SPACE -> Status.DISK_FULL;
            case READ_ONLY -> Status.ACCESS_DENIED;
            case NOT_EMPTY -> Status.DIRECTORY_NOT_EMPTY;
            case INVALID -> Status.INVALID_REQUEST;
            case CORRUPT -> Status.CORRUPT;
            case MEDIUM_ERROR -> Status.DEVICE_ERROR;
            case GONE -> Status.NOT_READY;
        };
    }
}
