// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import org.enlighten.console.Columns;
import org.enlighten.console.CommandContext;
import org.enlighten.console.Output;
import org.enlighten.management.GuestSystemView;
import org.enlighten.management.ManagementException;
import picocli.CommandLine.Command;

@Command(description = "Lists the operating systems that plug-ins bring.")
final class GetGuestOs implements org.enlighten.console.Command {
    private static final Columns<GuestSystemView> COLUMNS = new Columns<GuestSystemView>()
            .text("id", "Id", GuestSystemView::id)
            .text("name", "Name", GuestSystemView::name)
            .text("vendor", "Vendor", GuestSystemView::vendor)
            .text("awareness", "Awareness", GuestSystemView::awareness)
            .flag("media", "Image", GuestSystemView::media);

    @Override
    public Output run(CommandContext context) throws ManagementException {
        return Output.list(context.get(context.management().guestSystems()), COLUMNS);
    }
}
