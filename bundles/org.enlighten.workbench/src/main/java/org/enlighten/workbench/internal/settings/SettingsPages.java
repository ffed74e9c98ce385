// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.internal.settings;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;
import org.enlighten.management.Drive;
import org.enlighten.management.DriveAddress;
import org.enlighten.management.GuestSystemView;
import org.enlighten.management.HostView;
import org.enlighten.management.Medium;
import org.enlighten.management.VmState;
import org.enlighten.workbench.internal.dialog.Form;
import org.enlighten.workbench.internal.look.Messages;

/// The pages of the settings dialog.
final class SettingsPages {
    private final SettingsDraft draft;
    private final HostView host;
    private final List<GuestSystemView> media;
    private final Runnable changed;

    SettingsPages(SettingsDraft draft, HostView host, List<GuestSystemView> systems, Runnable changed) {
        this.draft = draft;
        this.host = host;
        this.changed = changed;
        media = systems.stream().filter(GuestSystemView::media).toList();
    }

    private boolean off() {
        return draft.vm.state() == VmState.OFF;
    }

    /// Says so where something cannot be changed now, and greys it.
    private void onlyOff(Form form, Control... controls) {
        if (off()) return;
        for (Control control : controls) control.setEnabled(false);
        form.hint(Messages.text("settings.only.off", draft.vm.state().label()));
    }

    void memory(Form form) {
        form.paragraph(Messages.text("settings.memory.what"));
        int max = (int) Math.min(Integer.MAX_VALUE, host.memoryMib());
        Control ram = form.number(
                "settings.memory.mib",
                Messages.text("settings.memory.label"),
                false,
                draft.memoryMib,
                8,
                max,
                "MB",
                v -> {
                    draft.memoryMib = v;
                    changed.run();
                });
        onlyOff(form, ram);
    }

    void processor(Form form) {
        form.paragraph(Messages.text("settings.processor.what"));
        Control count = form.number(
                "settings.processors",
                Messages.text("settings.processor.count"),
                false,
                draft.processors,
                1,
                4,
                "",
                v -> {
                    draft.processors = v;
                    changed.run();
                });
        onlyOff(form, count);
        form.heading(Messages.text("settings.processor.control"));
        form.number(
                "settings.reserve",
                Messages.text("settings.processor.reserve"),
                false,
                draft.reservePercent,
                0,
                100,
                "%",
                v -> {
                    draft.reservePercent = v;
                    changed.run();
                });
        form.number(
                "settings.limit",
                Messages.text("settings.processor.limit"),
                false,
                draft.limitPercent,
                1,
                100,
                "%",
                v -> {
                    draft.limitPercent = v;
                    changed.run();
                });
        form.number(
                "settings.weight",
                Messages.text("settings.processor.weight"),
                false,
                draft.weight,
                1,
                10_000,
                "",
                v -> {
                    draft.weight = v;
                    changed.run();
                });
        form.hint(Messages.text("settings.processor.weight.what"));
    }

    void hardDisk(Form form, Drive.HardDisk disk) {
        form.paragraph(Messages.text("settings.disk.what"));
        Text place = form.text(
                "settings.disk.place",
                Messages.text("settings.place"),
                false,
                disk.address().toString(),
                _ -> {});
        place.setEditable(false);
        Text path = form.text("settings.disk.path", Messages.text("settings.disk.path"), false, disk.path(), _ -> {});
        path.setEditable(false);
    }

    void dvd(Form form, DriveAddress address) {
        Medium now = draft.media.get(address);
        List<Control> image = new ArrayList<>();
        List<Control> medium = new ArrayList<>();
        form.paragraph(Messages.text("settings.dvd.what", address.toString()));
        form.radio(
                "settings.dvd.none",
                Messages.text("medium.none"),
                now instanceof Medium.None,
                () -> insert(address, new Medium.None(), image, medium));
        List<String> names = media.stream().map(GuestSystemView::name).toList();
        int chosen = now instanceof Medium.Installation(String id)
                ? media.stream().map(GuestSystemView::id).toList().indexOf(id)
                : 0;
        Combo systems = installation(form, address, names, chosen, image, medium);
        Text[] path = new Text[1];
        form.radio(
                "settings.dvd.image",
                Messages.text("settings.dvd.image"),
                now instanceof Medium.Image,
                () -> insert(address, new Medium.Image(path[0].getText().strip()), image, medium));
        path[0] = form.text(
                "settings.dvd.path",
                Messages.text("settings.dvd.path"),
                true,
                now instanceof Medium.Image(String file) ? file : "",
                value -> {
                    draft.media.put(address, new Medium.Image(value.strip()));
                    changed.run();
                });
        image.add(path[0]);
        medium.add(systems);
        enable(now, image, medium);
    }

    private Combo installation(
            Form form,
            DriveAddress address,
            List<String> names,
            int chosen,
            List<Control> image,
            List<Control> medium) {
        Combo[] systems = new Combo[1];
        boolean now = draft.media.get(address) instanceof Medium.Installation;
        form.radio("settings.dvd.medium", Messages.text("newvm.install.medium"), now, () -> {
                    if (!media.isEmpty()) insert(address, installation(systems[0].getSelectionIndex()), image, medium);
                })
                .setEnabled(!media.isEmpty());
        systems[0] = form.choice(
                "settings.dvd.system", Messages.text("newvm.install.system"), true, names, chosen, index -> {
                    draft.media.put(address, installation(index));
                    changed.run();
                });
        return systems[0];
    }

    private Medium installation(int index) {
        return new Medium.Installation(
                media.get(Math.clamp(index, 0, media.size() - 1)).id());
    }

    private void insert(DriveAddress address, Medium medium, List<Control> image, List<Control> systems) {
        draft.media.put(address, medium);
        enable(medium, image, systems);
        changed.run();
    }

    private static void enable(Medium chosen, List<Control> image, List<Control> systems) {
        image.forEach(control -> control.setEnabled(chosen instanceof Medium.Image));
        systems.forEach(control -> control.setEnabled(chosen instanceof Medium.Installation));
    }

    void name(Form form) {
        form.paragraph(Messages.text("settings.name.what"));
        form.text("settings.name", Messages.text("newvm.name"), false, draft.name, value -> {
            draft.name = value;
            changed.run();
        });
        form.heading(Messages.text("settings.notes"));
        form.area("settings.notes", draft.notes, value -> {
            draft.notes = value;
            changed.run();
        });
    }
}
