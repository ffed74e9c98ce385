// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlighten.block.FileStore;
import org.enlighten.guest.FileTree;
import org.enlighten.guest.GuestOs;
import org.enlighten.guest.HostOs;
import org.enlighten.management.FeatureChange;
import org.enlighten.management.FeatureView;
import org.enlighten.management.ManagementException;
import org.enlighten.os.system.OsPackage;
import org.enlighten.os.system.SystemFile;
import org.enlighten.platform.Platform;
import org.enlighten.platform.Unmet;
import org.enlighten.simulation.Cause;

/// Installs and removes roles of a host's system: files on its volume, and entries in its system file, which the
/// kernel reads at the next boot.
final class Features {
    private final HostNode host;
    private final FileStore volume;

    Features(HostNode host) {
        this.host = host;
        volume = host.computer().systemVolume();
    }

    List<FeatureView> views() {
        List<FeatureView> views = new ArrayList<>();
        for (Platform platform : host.computer().platforms()) views.add(view(platform));
        return views;
    }

    FeatureView view(Platform platform) {
        String name = platform.info().feature();
        boolean onVolume = host.computer()
                .installed()
                .filter(p -> p.info().id().equals(platform.info().id()))
                .isPresent();
        boolean pending = host.pendingFeatures().contains(name);
        FeatureView.State state = onVolume
                ? (pending ? FeatureView.State.INSTALL_PENDING : FeatureView.State.INSTALLED)
                : (pending ? FeatureView.State.UNINSTALL_PENDING : FeatureView.State.AVAILABLE);
        return new FeatureView(name, platform.feature().displayName(), state);
    }

    void install(String name, Work<FeatureChange> work) throws ManagementException {
        host.kernel();
        Platform platform = host.platform(name);
        List<Unmet> unmet = platform.requirements(host.computer());
        if (!unmet.isEmpty()) throw refused(platform, unmet);
        if (isOnVolume(platform)) {
            work.done(new FeatureChange(view(platform), host.pendingFeatures().contains(platform.info().feature())));
            return;
        }
        host.during(work);
        OsPackage role = platform.feature();
        FileWork files = files(work, platform, "installed");
        Deque<Map.Entry<String, byte[]>> left = new ArrayDeque<>(role.files().entrySet());
        changeSystemFile(files, work, file -> file.with(role), changed -> writeFiles(files, left, () -> {
            files.write(systemFilePath(), changed, () -> ended(platform, work));
        }));
    }

    private static ManagementException refused(Platform platform, List<Unmet> unmet) {
        Optional<Cause> because = Optional.empty();
        for (Unmet one : unmet.reversed()) because = Optional.of(new Cause(one.reason(), because));
        String missing = String.join(", ", unmet.stream().map(Unmet::requirement).toList());
        return new ManagementException(new Cause(
                "The %s role cannot be installed. What is missing: %s."
                        .formatted(platform.info().feature(), missing),
                because));
    }

    private boolean isOnVolume(Platform platform) {
        FeatureView.State state = view(platform).state();
        return state == FeatureView.State.INSTALLED || state == FeatureView.State.INSTALL_PENDING;
    }

    private void writeFiles(FileWork files, Deque<Map.Entry<String, byte[]>> left, Runnable done) {
        if (left.isEmpty()) {
            done.run();
            return;
        }
        Map.Entry<String, byte[]> next = left.removeFirst();
        String path = storePath(next.getKey());
        HostPaths.makeFolders(new HostPaths.Place(volume, path, path));
        files.write(path, next.getValue(), () -> writeFiles(files, left, done));
    }

    void uninstall(String name, Work<FeatureChange> work) throws ManagementException {
        host.kernel();
        Platform platform = host.platform(name);
        if (!isOnVolume(platform))
            throw new ManagementException("The %s role is not installed on %s."
                    .formatted(platform.info().feature(), host.name()));
        host.during(work);
        FileWork files = files(work, platform, "removed");
        changeSystemFile(files, work, file -> file.without(platform.feature().id()), changed -> {
            files.write(systemFilePath(), changed, () -> {
                platform.feature().files().keySet().forEach(path -> volume.delete(storePath(path)));
                ended(platform, work);
            });
        });
    }

    private void ended(Platform platform, Work<FeatureChange> work) {
        String name = platform.info().feature();
        boolean atWork = host.computer().installation().isPresent();
        if (isOnVolume(platform) == atWork) host.pendingFeatures().remove(name);
        else host.pendingFeatures().add(name);
        work.done(new FeatureChange(view(platform), host.pendingFeatures().contains(name)));
    }

    private FileWork files(Work<?> work, Platform platform, String what) {
        return new FileWork(
                volume,
                work,
                "The %s role was not %s on %s."
                        .formatted(platform.info().feature(), what, host.name()));
    }

    /// How a system file becomes another.
    private interface Editing {
        SystemFile edit(SystemFile file);
    }

    private void changeSystemFile(
            FileWork files, Work<?> work, Editing editing, java.util.function.Consumer<byte[]> then) {
        String path = systemFilePath();
        int bytes = (int) volume.entry(path).orElseThrow().sizeBytes();
        files.read(path, 0, bytes, content -> {
            try {
                then.accept(editing.edit(SystemFile.parse(content)).bytes());
            } catch (IllegalArgumentException e) {
                work.failed("The system file of %s cannot be used: %s.".formatted(host.name(), e.getMessage()));
            }
        });
    }

    /// The one file of the system's own that is a system file: where it lies is the system's business.
    private String systemFilePath() {
        FileTree files = host.world()
                .providers()
                .shelf()
                .system(host.definition().system())
                .flatMap(GuestOs::host)
                .map(HostOs::files)
                .orElseThrow();
        for (String path : files.paths()) if (isSystemFile(files.bytes(path))) return path;
        throw new IllegalStateException("the system '" + host.definition().system() + "' has no system file");
    }

    private static boolean isSystemFile(byte[] content) {
        if (content.length == 0 || content[0] != '{') return false;
        try {
            return !SystemFile.parse(content).services().isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String storePath(String path) {
        String slashes = path.replace('\\', '/');
        return slashes.startsWith("/") ? slashes.substring(1) : slashes;
    }
}
