// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.setup;

import org.enlighten.guest.program.Turn;
import org.enlighten.guest.windows.internal.disk.FatRule;
import org.enlighten.os.system.SystemFile;

/// What a setup program installs.
///
/// @param systemId named by the boot records
/// @param name for people
/// @param memoryMibMin what the machine must have
/// @param diskMibMin what its first hard disk must have
/// @param volume which FAT it gets
/// @param listName of the file on the CD that begins with the list of what to install
/// @param computerName unless the answer file names another
/// @param systemFile what the kernel finds on the volume at its first boot
/// @param systemFilePath where, from the volume's root
/// @param computerNamePath of the text that holds the computer's name, from the volume's root
public record Product(
        String systemId,
        String name,
        int memoryMibMin,
        int diskMibMin,
        FatRule volume,
        String listName,
        String computerName,
        SystemFile systemFile,
        String systemFilePath,
        String computerNamePath) {
    /// Begins a page of a text screen of 80 columns.
    void page(String title, Turn turn) {
        String heading = name + " Setup";
        turn.print("\f");
        turn.line(" " + heading);
        turn.line(" " + "=".repeat(heading.length()));
        turn.line("");
        turn.line(" " + title);
        turn.line("");
    }
}
