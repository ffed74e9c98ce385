// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux.internal.setup;

import org.enlighten.guest.Personality;
import org.enlighten.guest.program.Turn;

/// What is installed.
///
/// @param systemId named by the boot record
/// @param hostName of a machine whose answer file says nothing else
/// @param initTable what its init starts
public record Product(String systemId, String name, String hostName, String initTable, Personality personality) {
    /// A new page of setup's.
    void page(String title, Turn turn) {
        turn.print("\f");
        String head = name + " installation";
        turn.line(" " + head);
        turn.line(" " + "-".repeat(head.length()));
        turn.line("");
        turn.line(" " + title);
        turn.line("");
    }
}
