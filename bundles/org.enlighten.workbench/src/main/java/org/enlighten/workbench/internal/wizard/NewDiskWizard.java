// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.internal.wizard;

import java.util.List;
import java.util.Optional;
import org.enlighten.management.DiskView;
import org.enlighten.management.HostView;
import org.enlighten.management.ManagementException;
import org.enlighten.management.NewDisk;
import org.enlighten.management.Operation;
import org.enlighten.workbench.Workbench;
import org.enlighten.workbench.internal.dialog.Form;
import org.enlighten.workbench.internal.look.Messages;

/// Makes a virtual hard disk. A fixed one takes long: the wizard closes when the work has begun.
public final class NewDiskWizard {
    private static final int SIZE_GB_MAX = 2040;

    private final Workbench workbench;
    private final HostView host;
    private final WizardFrame frame;
    private NewDisk.Type type = NewDisk.Type.DYNAMIC;
    private String name = Messages.text("newdisk.name.default");
    private String folder;
    private int sizeGb = 127;

    private NewDiskWizard(Workbench workbench) {
        this.workbench = workbench;
        host = workbench.selection().host().orElseThrow();
        folder = host.diskPath();
        List<WizardPage> pages = List.of(
                new FieldPage("newdisk.begin", this::begin, Optional::empty, () -> {}),
                new FieldPage("newdisk.type", this::types, Optional::empty, () -> {}),
                new FieldPage("newdisk.place", this::place, this::placeProblem, () -> {}),
                new FieldPage("newdisk.size", this::size, Optional::empty, () -> {}),
                new SummaryPage("newdisk.summary", this::summary, (_, _) -> {}));
        frame = new WizardFrame(workbench.shell(), "newdisk", Messages.text("newdisk.wizard"), pages, this::finish);
    }

    public static void open(Workbench workbench) {
        new NewDiskWizard(workbench).frame.run();
    }

    private void begin(Form form, Runnable changed) {
        form.paragraph(Messages.text("newdisk.begin.what"));
    }

    private void types(Form form, Runnable changed) {
        form.paragraph(Messages.text("newdisk.type.what"));
        form.radio("newdisk.dynamic", Messages.text("newdisk.dynamic"), true, () -> type = NewDisk.Type.DYNAMIC);
        form.paragraph(Messages.text("newdisk.dynamic.what"));
        form.radio("newdisk.fixed", Messages.text("newdisk.fixed"), false, () -> type = NewDisk.Type.FIXED);
        form.paragraph(Messages.text("newdisk.fixed.what"));
    }

    private void place(Form form, Runnable changed) {
        form.paragraph(Messages.text("newdisk.place.what"));
        form.text("newdisk.name", Messages.text("newvm.disk.name"), false, name, value -> {
            name = value;
            changed.run();
        });
        form.text("newdisk.folder", Messages.text("newvm.disk.folder"), false, folder, value -> {
            folder = value;
            changed.run();
        });
    }

    private Optional<String> placeProblem() {
        if (!FilePath.fileName(name)) return Optional.of(Messages.text("newvm.problem.disk.name"));
        return FilePath.absolute(folder)
                ? Optional.empty()
                : Optional.of(Messages.text("problem.path", Messages.text("newvm.disk.folder")));
    }

    private void size(Form form, Runnable changed) {
        form.paragraph(Messages.text("newdisk.size.what"));
        form.number(
                "newdisk.gb",
                Messages.text("newvm.disk.size"),
                false,
                sizeGb,
                1,
                SIZE_GB_MAX,
                Messages.text("newvm.disk.size.limit"),
                value -> sizeGb = value);
    }

    private List<String[]> summary() {
        boolean dynamic = type == NewDisk.Type.DYNAMIC;
        return List.of(
                new String[] {Messages.text("newdisk.summary.format"), "VHD"},
                new String[] {
                    Messages.text("newdisk.summary.type"), Messages.text(dynamic ? "newdisk.dynamic" : "newdisk.fixed")
                },
                new String[] {Messages.text("newvm.disk.name"), FilePath.join(folder, name.strip())},
                new String[] {Messages.text("newdisk.summary.size"), sizeGb + " GB"});
    }

    private void finish() {
        frame.busy(true);
        NewDisk disk = new NewDisk(FilePath.join(folder, name.strip()), (long) sizeGb << 30, type);
        Operation<DiskView> making =
                workbench.management().host(host.name()).disks().create(disk);
        workbench.whenDone(making.job(), _ -> begun(making), this::failed);
    }

    private void begun(Operation<DiskView> making) {
        frame.close();
        workbench.refresh();
        workbench.whenDone(making.result(), _ -> workbench.refresh(), this::tell);
    }

    private void failed(ManagementException failure) {
        frame.busy(false);
        tell(failure);
    }

    private void tell(ManagementException failure) {
        workbench.tellFailure(Messages.text("attempt.newdisk"), Messages.text("failed.newdisk", name.strip()), failure);
    }
}
