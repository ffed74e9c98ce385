// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux.internal.shell;

/// What a shell knows of the system that it belongs to.
///
/// @param kernelVersion as `uname -r` says it
/// @param build as `uname -v` says it
/// @param prompt `%h` is the machine's name, `%w` the current directory
public record Host(String kernelVersion, String build, String prompt) {}
