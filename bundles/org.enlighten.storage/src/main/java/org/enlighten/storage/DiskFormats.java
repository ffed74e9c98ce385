// SPDX-License-Identifier: Apache-2.0
package org.enlighten.storage;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/// The disk formats that are installed now.
@Component(service = DiskFormats.class)
public final class DiskFormats {
    private final List<DiskFormat> formats = new CopyOnWriteArrayList<>();

    @Activate
    public DiskFormats() {}

    /// Formats given, without a framework.
    public DiskFormats(List<DiskFormat> formats) {
        this.formats.addAll(formats);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void add(DiskFormat format) {
        formats.add(format);
    }

    void remove(DiskFormat format) {
        formats.remove(format);
    }

    /// By name, without regard to case.
    public Optional<DiskFormat> named(String name) {
        return sorted().stream().filter(f -> f.name().equalsIgnoreCase(name)).findFirst();
    }

    /// The format that recognizes a file; empty when none does and its bytes can only be a disk themselves.
    public Optional<DiskFormat> of(FileEnds file) {
        return sorted().stream().filter(f -> f.recognizes(file)).findFirst();
    }

    /// The format of a file: the one that recognizes its bytes, else the one that its name ends in, such as `raw`,
    /// whose files have no mark of their own.
    public static Optional<DiskFormat> of(List<DiskFormat> formats, FileEnds file, String fileName) {
        String ending = fileName.substring(fileName.lastIndexOf('.') + 1);
        return formats.stream()
                .filter(format -> format.recognizes(file))
                .findFirst()
                .or(() -> formats.stream()
                        .filter(format -> format.name().equalsIgnoreCase(ending))
                        .findFirst());
    }

    /// By name.
    public List<DiskFormat> sorted() {
        return formats.stream().sorted(Comparator.comparing(DiskFormat::name)).toList();
    }
}
