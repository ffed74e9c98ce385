// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os;

/// Makes the program of an image file, found by the image's name. A service (whiteboard): property `side` =
/// `guest`, `host` or `both`.
public interface ProgramFactory {
    /// The image's file name in lower case, such as `cmd.exe`.
    String image();

    Program create(String arguments);
}
