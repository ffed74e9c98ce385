// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.release;

/// Who a system is.
///
/// @param id in commands and boot records, such as `windows-nt4`
/// @param name for people, such as `Windows NT 4.0`
/// @param version of kernel and files, such as `4.0.1381`
/// @param computerName of a machine whose answer file names none
public record Identity(String id, String name, String version, String computerName) {
    /// The setup program on its CD is a system of its own, that firmware starts.
    String setupId() {
        return id + "-setup";
    }

    /// What its shell says first.
    public String banner() {
        return "%s [Version %s]".formatted(name, version);
    }
}
