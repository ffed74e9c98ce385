// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.internal.wizard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;
import org.enlighten.management.GuestSystemView;
import org.enlighten.workbench.internal.dialog.Form;
import org.enlighten.workbench.internal.look.Messages;

/// The pages of the New Virtual Machine wizard.
final class NewVmPages {
    private final NewVmDraft draft;

    private NewVmPages(NewVmDraft draft) {
        this.draft = draft;
    }

    static List<WizardPage> of(NewVmDraft draft) {
        NewVmPages pages = new NewVmPages(draft);
        return List.of(
                pages.page("newvm.begin", pages::begin, Optional::empty),
                pages.page("newvm.place", pages::place, draft::nameProblem),
                pages.page("newvm.memory", pages::memory, draft::memoryProblem),
                pages.page("newvm.network", pages::network, Optional::empty),
                pages.diskPage(),
                pages.page("newvm.install", pages::install, draft::installProblem),
                new SummaryPage("newvm.summary", draft::summary, pages::last));
    }

    private WizardPage page(String key, BiConsumer<Form, Runnable> fields, Supplier<Optional<String>> problem) {
        return new FieldPage(key, fields, problem, () -> {});
    }

    private void begin(Form form, Runnable changed) {
        form.paragraph(Messages.text("newvm.begin.what"));
        form.paragraph(Messages.text("newvm.begin.how"));
    }

    private void place(Form form, Runnable changed) {
        form.paragraph(Messages.text("newvm.place.what"));
        form.text("newvm.name", Messages.text("newvm.name"), false, draft.name, value -> {
            draft.name = value;
            changed.run();
        });
        List<Text> location = new ArrayList<>();
        form.check("newvm.elsewhere", Messages.text("newvm.elsewhere"), draft.elsewhere, on -> {
            draft.elsewhere = on;
            location.forEach(text -> text.setEnabled(on));
            changed.run();
        });
        Text path = form.text("newvm.path", Messages.text("newvm.path"), true, draft.path, value -> {
            draft.path = value;
            changed.run();
        });
        path.setEnabled(draft.elsewhere);
        location.add(path);
    }

    private void memory(Form form, Runnable changed) {
        form.paragraph(Messages.text("newvm.memory.what"));
        int max = (int) Math.min(Integer.MAX_VALUE, draft.host.memoryMib());
        form.number(
                "newvm.memory.mib", Messages.text("newvm.memory.label"), false, draft.memoryMib, 1, max, "MB", v -> {
                    draft.memoryMib = v;
                    changed.run();
                });
        form.hint(Messages.text("newvm.memory.limit", draft.host.memoryMib(), draft.host.memoryFreeMib()));
    }

    private void network(Form form, Runnable changed) {
        form.paragraph(Messages.text("newvm.network.what"));
        form.choice(
                "newvm.network",
                Messages.text("newvm.network.label"),
                false,
                List.of(Messages.text("newvm.network.none")),
                0,
                _ -> changed.run());
        form.hint(Messages.text("newvm.network.honest"));
    }

    /// The file's name follows the machine's until it is changed by hand.
    private WizardPage diskPage() {
        List<Text> name = new ArrayList<>();
        BiConsumer<Form, Runnable> fields = (form, changed) -> disk(form, changed, name);
        return new FieldPage("newvm.disk", fields, draft::diskProblem, () -> name.forEach(this::followName));
    }

    private void followName(Text text) {
        if (draft.diskName.isBlank() && !text.getText().equals(draft.diskFile())) {
            text.setText(draft.diskFile());
            draft.diskName = "";
        }
    }

    private void disk(Form form, Runnable changed, List<Text> follower) {
        List<Control> create = new ArrayList<>();
        List<Control> existing = new ArrayList<>();
        form.paragraph(Messages.text("newvm.disk.what"));
        form.radio(
                "newvm.disk.create",
                Messages.text("newvm.disk.create"),
                true,
                () -> pick(NewVmDraft.Disk.CREATE, create, existing, changed));
        Text name = form.text("newvm.disk.name", Messages.text("newvm.disk.name"), true, draft.diskFile(), value -> {
            draft.diskName = value.equals(draft.name.strip() + ".vhd") ? "" : value;
            changed.run();
        });
        follower.add(name);
        create.add(name);
        create.add(form.text("newvm.disk.folder", Messages.text("newvm.disk.folder"), true, draft.diskFolder, value -> {
            draft.diskFolder = value;
            changed.run();
        }));
        Spinner size = form.number(
                "newvm.disk.size",
                Messages.text("newvm.disk.size"),
                true,
                draft.diskGb,
                1,
                2040,
                Messages.text("newvm.disk.size.limit"),
                value -> {
                    draft.diskGb = value;
                    changed.run();
                });
        create.add(size);
        form.radio(
                "newvm.disk.existing",
                Messages.text("newvm.disk.existing"),
                false,
                () -> pick(NewVmDraft.Disk.EXISTING, create, existing, changed));
        existing.add(form.text("newvm.disk.path", Messages.text("newvm.disk.path"), true, "", value -> {
            draft.diskPath = value;
            changed.run();
        }));
        form.radio(
                "newvm.disk.later",
                Messages.text("newvm.disk.later"),
                false,
                () -> pick(NewVmDraft.Disk.LATER, create, existing, changed));
        enable(create, true);
        enable(existing, false);
    }

    private void pick(NewVmDraft.Disk disk, List<Control> create, List<Control> existing, Runnable changed) {
        draft.disk = disk;
        enable(create, disk == NewVmDraft.Disk.CREATE);
        enable(existing, disk == NewVmDraft.Disk.EXISTING);
        changed.run();
    }

    private static void enable(List<Control> controls, boolean on) {
        controls.forEach(control -> control.setEnabled(on));
    }

    private void install(Form form, Runnable changed) {
        List<Control> medium = new ArrayList<>();
        List<Control> image = new ArrayList<>();
        form.paragraph(Messages.text("newvm.install.what"));
        form.radio(
                "newvm.install.later",
                Messages.text("newvm.install.later"),
                true,
                () -> install(NewVmDraft.Install.LATER, medium, image, changed));
        form.radio(
                "newvm.install.medium",
                Messages.text("newvm.install.medium"),
                false,
                () -> install(NewVmDraft.Install.MEDIUM, medium, image, changed));
        List<String> names = draft.media.stream().map(GuestSystemView::name).toList();
        medium.add(form.choice("newvm.install.system", Messages.text("newvm.install.system"), true, names, 0, v -> {
            draft.medium = v;
            changed.run();
        }));
        form.radio(
                "newvm.install.image",
                Messages.text("newvm.install.image"),
                false,
                () -> install(NewVmDraft.Install.IMAGE, medium, image, changed));
        image.add(form.text(
                "newvm.install.image.path", Messages.text("newvm.install.image.path"), true, draft.image, value -> {
                    draft.image = value;
                    changed.run();
                }));
        enable(medium, false);
        enable(image, false);
    }

    private void install(NewVmDraft.Install install, List<Control> medium, List<Control> image, Runnable changed) {
        draft.install = install;
        enable(medium, install == NewVmDraft.Install.MEDIUM);
        enable(image, install == NewVmDraft.Install.IMAGE);
        changed.run();
    }

    private void last(Form form, Runnable changed) {
        form.check("newvm.start", Messages.text("newvm.start"), draft.start, on -> draft.start = on);
    }
}
