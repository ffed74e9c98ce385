// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.system;

import java.util.Objects;

/// A program that the kernel starts when services run, with the console as its standard handles.
///
/// @param path its image as this system writes paths, such as `C:\\WINNT\\SYSTEM32\\CMD.EXE`
public record BootProgram(String path, String arguments) {
    public BootProgram {
        Objects.requireNonNull(path, "a program has a path");
        Objects.requireNonNull(arguments, "a program has arguments, if only empty ones");
    }
}
