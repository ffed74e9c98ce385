// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal;

import org.enlighten.os.SystemCall;

/// What a thread's system call still has to do when the I/O it waits for has ended.
///
/// @param path of the file, or the name of the block device, that it is about
/// @param handle whose position moves; -1 for none
record Operation(Kind kind, SystemCall call, String path, int handle) {
    enum Kind {
        NONE,
        /// Perform the call once more: what stood in its way is done.
        AGAIN,
        /// A device with removable media said whether its medium is still the same.
        CHECKED,
        /// The answer is the number of bytes done.
        TRANSFER,
        /// The answer is the outcome as it is.
        PLAIN,
        /// An existing file was looked up: becomes a handle.
        OPEN,
        CREATE,
        REPLACE,
        /// The file that is replaced was emptied.
        TRUNCATED,
        /// An image was looked up, then read.
        IMAGE_FOUND,
        IMAGE_READ,
        /// The kernel's own task goes on.
        TASK
    }

    static final Operation NONE = new Operation(Kind.NONE, new SystemCall.QuerySystem(), "", -1);
    static final Operation TASK = new Operation(Kind.TASK, new SystemCall.QuerySystem(), "", -1);

    static Operation of(Kind kind, SystemCall call) {
        return new Operation(kind, call, "", -1);
    }
}
