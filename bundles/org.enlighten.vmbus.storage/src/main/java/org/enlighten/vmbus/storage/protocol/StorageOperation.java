// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.storage.protocol;

import java.util.Optional;

/// What a packet asks or says.
public enum StorageOperation {
    /// Host: the answer to any request.
    COMPLETE_IO(1),
    /// Host: a disk is gone.
    REMOVE_DEVICE(2),
    EXECUTE_SRB(3),
    RESET_LUN(4),
    RESET_ADAPTER(5),
    RESET_BUS(6),
    BEGIN_INITIALIZATION(7),
    END_INITIALIZATION(8),
    QUERY_PROTOCOL_VERSION(9),
    QUERY_PROPERTIES(10),
    /// Host: look again at which disks there are.
    ENUMERATE_BUS(11),
    FIBRE_CHANNEL_DATA(12),
    CREATE_SUB_CHANNELS(13),
    EVENT_NOTIFICATION(14);

    private static final StorageOperation[] ALL = values();

    private final int code;

    StorageOperation(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    public static Optional<StorageOperation> of(int code) {
        return code >= 1 && code <= ALL.length ? Optional.of(ALL[code - 1]) : Optional.empty();
    }
}
