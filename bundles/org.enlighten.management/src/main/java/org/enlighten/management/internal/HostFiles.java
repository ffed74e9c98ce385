// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.enlighten.block.FileStore.Entry;
import org.enlighten.management.FileView;
import org.enlighten.management.ManagementException;
import org.enlighten.platform.DeviceSettings;
import org.enlighten.platform.DvdMedium;
import org.enlighten.store.StoreException;
import org.enlighten.store.UserFiles;

/// Files on a host's volumes, and copies to and from this computer.
final class HostFiles {
    private final HostNode host;

    HostFiles(HostNode host) {
        this.host = host;
    }

    List<FileView> list(String path) throws ManagementException {
        HostPaths.Place place = HostPaths.folderOrFile(host, path);
        String inside = place.path().replaceAll("/+$", "");
        String written = place.written().replaceAll("\\\\+$", "");
        Optional<Entry> entry =
                inside.isEmpty() ? Optional.empty() : place.volume().entry(inside);
        if (entry.isPresent() && !entry.get().directory()) return List.of(view(written, entry.get()));
        if (!inside.isEmpty() && entry.isEmpty())
            throw new ManagementException("There is no '%s' on %s.".formatted(written, host.name()));
        List<FileView> views = new ArrayList<>();
        for (Entry each : place.volume().list(inside)) views.add(view(written + "\\" + each.name(), each));
        views.sort(Comparator.comparing(FileView::path, String.CASE_INSENSITIVE_ORDER));
        return views;
    }

    private static FileView view(String path, Entry entry) {
        return new FileView(path, entry.directory(), entry.sizeBytes(), Dates.at(entry.modifiedNs()));
    }

    FileView bring(String file, String path) throws ManagementException {
        Path from = existing(file);
        String name = from.getFileName().toString();
        String full = path.isEmpty() ? name : path.endsWith("\\") || path.endsWith("/") ? path + name : path;
        HostPaths.Place to = HostPaths.place(host, full);
        if (to.volume().entry(to.path()).isPresent())
            throw new ManagementException(
                    "There is a '%s' on %s already. Choose another name.".formatted(to.written(), host.name()));
        HostPaths.makeFolders(to);
        to.volume().bring(from, to.path());
        return at(to);
    }

    private static Path existing(String file) throws ManagementException {
        try {
            return UserFiles.existing(file);
        } catch (StoreException e) {
            throw new ManagementException(e.getMessage());
        }
    }

    FileView fetch(String path, String file) throws ManagementException {
        HostPaths.Place from = new Disks(host).existing(path);
        requireUnused(from.written());
        try {
            Path to = UserFiles.place(file, from.path().substring(from.path().lastIndexOf('/') + 1));
            from.volume().copyOut(from.path(), to);
            return new FileView(to.toString(), false, at(from).sizeBytes(), at(from).modified());
        } catch (StoreException e) {
            throw new ManagementException(e.getMessage());
        }
    }

    /// By machines that are on.
    void requireUnused(String path) throws ManagementException {
        for (VmNode vm : host.active())
            for (DeviceSettings device : vm.definition().devices())
                if (image(device).equalsIgnoreCase(path))
                    throw new ManagementException(
                            "'%s' is in use by '%s', which is on. Turn it off first.".formatted(path, vm.name()));
    }

    private static String image(DeviceSettings device) {
        if (device.isHardDisk()) return device.path();
        boolean image = device.type().equals(DeviceSettings.DVD_DRIVE);
        return image && device.medium() instanceof DvdMedium.Image(String path) ? path : "";
    }

    private static FileView at(HostPaths.Place place) {
        return view(place.written(), place.volume().entry(place.path()).orElseThrow());
    }
}
