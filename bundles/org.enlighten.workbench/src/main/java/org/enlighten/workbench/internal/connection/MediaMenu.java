// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.internal.connection;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.enlighten.management.Drive;
import org.enlighten.management.DriveAddress;
import org.enlighten.management.GuestSystemView;
import org.enlighten.management.Medium;
import org.enlighten.management.VmChange;
import org.enlighten.management.VmView;
import org.enlighten.workbench.Workbench;
import org.enlighten.workbench.internal.dialog.Questions;
import org.enlighten.workbench.internal.look.Messages;

/// What can be put into the DVD drives of a machine, and taken out.
final class MediaMenu {
    private final Workbench workbench;
    private final Menu menu;
    private List<GuestSystemView> systems = List.of();

    MediaMenu(Workbench workbench, Menu menu) {
        this.workbench = workbench;
        this.menu = menu;
        menu.addListener(SWT.Show, _ -> fill());
        workbench.whenDone(workbench.management().guestSystems(), list -> systems = list, _ -> systems = List.of());
        fill();
    }

    private void fill() {
        for (MenuItem item : menu.getItems()) item.dispose();
        workbench.selection().single().ifPresent(vm -> {
            for (Drive drive : vm.settings().drives())
                if (drive instanceof Drive.Dvd(DriveAddress address, Medium medium)) drive(vm, address, medium);
        });
        if (menu.getItemCount() == 0)
            item(menu, Messages.text("media.no.drive"), () -> {}).setEnabled(false);
    }

    private void drive(VmView vm, DriveAddress address, Medium medium) {
        MenuItem head = new MenuItem(menu, SWT.CASCADE);
        head.setText(Messages.text("media.drive", address.toString()));
        Menu drive = new Menu(head);
        head.setMenu(drive);
        systems.stream()
                .filter(GuestSystemView::media)
                .forEach(system -> item(
                        drive,
                        Messages.text("media.installation", system.name()),
                        () -> insert(vm, address, new Medium.Installation(system.id()))));
        item(drive, Messages.text("vm.integration"), () -> insert(vm, address, new Medium.IntegrationServices()));
        item(
                drive,
                Messages.text("media.insert"),
                () -> Questions.ask(
                                workbench.shell(),
                                Messages.text("media.insert.title"),
                                Messages.text("media.insert.what"),
                                "")
                        .ifPresent(path -> insert(vm, address, new Medium.Image(path.strip()))));
        switch (medium) {
            case Medium.None() -> {}
            case Medium.Image(String path) -> eject(drive, vm, address, path);
            case Medium.Installation(String system) -> eject(drive, vm, address, system);
            case Medium.IntegrationServices() -> eject(drive, vm, address, Messages.text("medium.integration"));
        }
    }

    private void eject(Menu drive, VmView vm, DriveAddress address, String what) {
        new MenuItem(drive, SWT.SEPARATOR);
        item(drive, Messages.text("media.eject", what), () -> insert(vm, address, new Medium.None()));
    }

    private void insert(VmView vm, DriveAddress address, Medium medium) {
        workbench.whenDone(
                workbench
                        .management()
                        .host(vm.host())
                        .vms()
                        .modify(vm.id(), List.of(new VmChange.Insert(address, medium)))
                        .result(),
                _ -> workbench.refresh(),
                failure -> workbench.tellFailure(
                        Messages.text("attempt.medium"), Messages.text("failed.medium", vm.name()), failure));
    }

    private static MenuItem item(Menu menu, String text, Runnable chosen) {
        MenuItem item = new MenuItem(menu, SWT.PUSH);
        item.setText(text);
        item.addListener(SWT.Selection, _ -> chosen.run());
        return item;
    }
}
