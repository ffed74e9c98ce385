// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os;

/// Makes the program of an image file, found by the image's name. A service (whiteboard): property `side` =
/// `guest`, `host` or `both`.
public interface ProgramFactory {
    /// The image's file name in lower case, such as `cmd.exe`.
    String image();

    Program create(String arguments);

    /// Bytes of the process's own pages; 0: as many as the system gives every process.
    default int memoryBytes() {
        return 0;
    }

    /// Base priority of its threads, 1 to 15; 8 is normal.
    default int priority() {
        return 8;
    }
}
