// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.enlighten.block.BlockRequest;
import org.enlighten.block.OperationFailed;
import org.enlighten.block.Slice;
import org.enlighten.management.ManagementException;
import org.enlighten.management.VmBackup;
import org.enlighten.platform.DeviceSettings;
import org.enlighten.platform.MachineState;
import org.enlighten.simulation.Cause;

/// Backs a machine up, and puts a backup back. The disks are as they were at one instant: at that instant the volume
/// makes shadow copies of them, which takes it no time, and the backup is copied from those while the machine goes on.
final class BackupWork {
    private static final String LIST = "backup.json";
    private static final String SHADOWS = "C:\\System Volume Information\\";
    private static final int LIST_BYTES_MAX = 1 << 20;

    private final HostNode host;
    private final Work<VmBackup> work;
    private final String folder;
    private final List<HostPaths.Place> shadows = new ArrayList<>();
    private long takenNs;

    BackupWork(HostNode host, Work<VmBackup> work, String folder) {
        this.host = host;
        this.work = work;
        this.folder = folder.replaceAll("[\\\\/]+$", "");
    }

    void backup(UUID id, boolean crashConsistent) throws ManagementException {
        VmNode node = host.machine(id);
        HostPaths.Place list = HostPaths.place(host, folder + "\\" + LIST);
        if (list.exists())
            throw new ManagementException(
                    "There is a backup in '%s' already. Choose another folder.".formatted(folder));
        List<HostPaths.Place> disks = disks(node);
        host.during(work);
        MachineState state = node.view().state();
        switch (state) {
            case OFF -> {
                shadow(disks);
                copy(node, disks, "Offline");
            }
            case RUNNING -> {
                if (crashConsistent) {
                    shadow(disks);
                    copy(node, disks, "Crash");
                } else frozen(node, disks);
            }
            case PAUSED -> {
                if (!crashConsistent)
                    throw new ManagementException(
                            "'%s' is paused and cannot put its data in order. Resume it, or use -CrashConsistent."
                                    .formatted(node.name()));
                shadow(disks);
                copy(node, disks, "Crash");
            }
            default ->
                throw new ManagementException(
                        "'%s' is %s and cannot be backed up now.".formatted(node.name(), state.text()));
        }
    }

    private List<HostPaths.Place> disks(VmNode node) throws ManagementException {
        List<HostPaths.Place> places = new ArrayList<>();
        for (DeviceSettings device : node.definition().devices())
            if (device.type().equals(DeviceSettings.HARD_DISK)) places.add(new Disks(host).existing(device.path()));
        if (places.isEmpty())
            throw new ManagementException("'%s' has no virtual disk to back up.".formatted(node.name()));
        return places;
    }

    private void frozen(VmNode node, List<HostPaths.Place> disks) throws ManagementException {
        String sentence =
                "'%s' was not backed up. With -CrashConsistent its disks are copied as they are, as after a power cut."
                        .formatted(node.name());
        IntegrationWork.of(node)
                .frozen(() -> work.attempt(() -> shadow(disks)), new org.enlighten.platform.Completion() {
                    @Override
                    public void progress(int percent) {
                        work.progress(percent);
                    }

                    @Override
                    public void done() {
                        work.attempt(() -> copy(node, disks, "Application"));
                    }

                    @Override
                    public void failed(Cause why) {
                        forgetShadows();
                        work.failed(new Cause(sentence, why));
                    }
                });
    }

    /// At one instant.
    private void shadow(List<HostPaths.Place> disks) throws ManagementException {
        takenNs = host.world().simulation().now();
        try {
            for (HostPaths.Place disk : disks) {
                String id = host.world().simulation().chance().nextUuid().toString();
                HostPaths.Place shadow = HostPaths.place(host, SHADOWS + "{" + id + "}");
                HostPaths.makeFolders(shadow);
                shadow.volume().bring(disk.volume().realPath(disk.path()), shadow.path());
                shadows.add(shadow);
            }
        } catch (OperationFailed e) {
            forgetShadows();
            throw new ManagementException(new Cause(
                    "No shadow copy of the disks was made.",
                    new Cause(e.outcome().message())));
        }
    }

    private void forgetShadows() {
        for (HostPaths.Place shadow : shadows)
            if (shadow.exists()) shadow.volume().delete(shadow.path());
        shadows.clear();
    }

    private void copy(VmNode node, List<HostPaths.Place> disks, String consistency) throws ManagementException {
        if (shadows.size() != disks.size()) return;
        VolumeCopy copy = new VolumeCopy(
                work, "'%s' was not backed up.".formatted(node.name()), () -> copied(node, disks, consistency));
        for (int i = 0; i < disks.size(); i++) copy.add(shadows.get(i), inFolder(i, disks.get(i)));
        copy.begin();
    }

    private HostPaths.Place inFolder(int number, HostPaths.Place disk) throws ManagementException {
        return HostPaths.place(host, folder + "\\" + file(number, disk.path()));
    }

    private static String file(int number, String path) {
        return number + "-" + path.substring(path.lastIndexOf('/') + 1);
    }

    private void copied(VmNode node, List<HostPaths.Place> disks, String consistency) throws ManagementException {
        long bytes = 0;
        for (HostPaths.Place shadow : shadows)
            bytes += shadow.volume().entry(shadow.path()).orElseThrow().sizeBytes();
        forgetShadows();
        List<String> paths = disks.stream().map(HostPaths.Place::written).toList();
        VmBackup made = new VmBackup(node.name(), folder, consistency, Dates.at(takenNs), paths, bytes);
        HostPaths.Place list = HostPaths.place(host, folder + "\\" + LIST);
        byte[] text = text(node, made).getBytes(StandardCharsets.UTF_8);
        FileWork files = new FileWork(list.volume(), work, "'%s' was not backed up.".formatted(node.name()));
        files.make(list.path(), List.of(new BlockRequest.Write(0, Slice.of(text))), () -> work.done(made));
    }

    private String text(VmNode node, VmBackup made) {
        JsonObject tree = new JsonObject();
        tree.addProperty("vm", node.id().toString());
        tree.addProperty("name", made.vmName());
        tree.addProperty("takenNs", takenNs);
        tree.addProperty("consistency", made.consistency());
        tree.addProperty("bytes", made.bytes());
        tree.add("definition", node.definition().tree());
        JsonArray disks = new JsonArray();
        made.disks().forEach(disks::add);
        tree.add("disks", disks);
        return tree.toString();
    }

    void restore(UUID id) throws ManagementException {
        VmNode node = host.machine(id);
        MachineState state = node.view().state();
        if (state != MachineState.OFF)
            throw new ManagementException(
                    "'%s' is %s. Turn it off before its disks are put back.".formatted(node.name(), state.text()));
        HostPaths.Place list = HostPaths.place(host, folder + "\\" + LIST);
        if (!list.exists())
            throw new ManagementException("There is no backup in '%s' on %s.".formatted(folder, host.name()));
        host.during(work);
        int bytes = (int) Math.min(
                LIST_BYTES_MAX, list.volume().entry(list.path()).orElseThrow().sizeBytes());
        FileWork files = new FileWork(list.volume(), work, "The backup in '%s' was not read.".formatted(folder));
        files.read(list.path(), 0, bytes, read -> work.attempt(() -> restore(node, read)));
    }

    private void restore(VmNode node, byte[] read) throws ManagementException {
        VmBackup backup = parsed(read);
        VolumeCopy copy = new VolumeCopy(
                work, "The disks of '%s' were not all put back.".formatted(node.name()), () -> work.done(backup));
        for (int i = 0; i < backup.disks().size(); i++) {
            HostPaths.Place target = HostPaths.place(host, backup.disks().get(i));
            HostPaths.Place source = inFolder(i, target);
            if (!source.exists())
                throw new ManagementException("The backup lacks its file '%s'.".formatted(source.written()));
            new HostFiles(host).requireUnused(target.written());
            copy.add(source, target);
        }
        copy.begin();
    }

    private VmBackup parsed(byte[] read) throws ManagementException {
        try {
            int end = read.length;
            while (end > 0 && read[end - 1] == 0) end--;
            String text = new String(Arrays.copyOf(read, end), StandardCharsets.UTF_8);
            JsonObject tree = JsonParser.parseString(text).getAsJsonObject();
            List<String> disks = new ArrayList<>();
            for (JsonElement disk : tree.getAsJsonArray("disks")) disks.add(disk.getAsString());
            return new VmBackup(
                    tree.get("name").getAsString(),
                    folder,
                    tree.get("consistency").getAsString(),
                    Dates.at(tree.get("takenNs").getAsLong()),
                    disks,
                    tree.get("bytes").getAsLong());
        } catch (JsonParseException | IllegalStateException | ClassCastException | NullPointerException e) {
            throw new ManagementException("The list of the backup in '%s' is damaged.".formatted(folder));
        }
    }
}
