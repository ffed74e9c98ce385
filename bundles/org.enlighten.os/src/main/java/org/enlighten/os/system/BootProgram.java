// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.system;

/// A program that the kernel starts when services run, with the console as its standard handles.
///
/// @param path its image as this system writes paths, such as `C:\\WINNT\\SYSTEM32\\CMD.EXE`
public record BootProgram(String path, String arguments) {}
