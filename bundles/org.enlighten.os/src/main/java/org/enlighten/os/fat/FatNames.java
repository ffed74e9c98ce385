// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.fat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.enlighten.block.Blocks;
import org.enlighten.block.OperationFailed;
import org.enlighten.block.Outcome.Failure;

/// Paths, and the operations that change directories, as one run sees them.
final class FatNames {
    private static final FatEntry ROOT = new FatEntry("", ShortName.DOT, -1, 0, -1, FatEntry.DIRECTORY, 0, 0, 0);

    private final Blocks b;
    private final FatGeometry g;
    private final FatTable table;
    private final FatTime now;

    /// Where a path leads.
    ///
    /// @param name the last name of the path
    private record Place(FatDirectory directory, String name, Optional<FatEntry> entry) {}

    FatNames(Blocks b, FatGeometry g, FatTable table, FatTime now) {
        this.b = b;
        this.g = g;
        this.table = table;
        this.now = now;
    }

    /// NOT_FOUND when there is none.
    FatEntry entry(String path) {
        String[] names = names(path);
        if (names.length == 0) return ROOT;
        return place(path, names).entry().orElseThrow(() -> notFound(path));
    }

    FatDirectory directory(String path) {
        FatEntry entry = entry(path);
        return entry == ROOT ? FatDirectory.root(b, g, table) : FatDirectory.of(b, g, table, entry);
    }

    private static String[] names(String path) {
        List<String> names = new ArrayList<>();
        int begin = 0;
        for (int at = 0; at <= path.length(); at++) {
            boolean end = at == path.length() || path.charAt(at) == '\\' || path.charAt(at) == '/';
            if (!end) continue;
            if (at > begin) names.add(path.substring(begin, at));
            begin = at + 1;
        }
        return names.toArray(String[]::new);
    }

    private Place place(String path, String[] names) {
        FatDirectory directory = FatDirectory.root(b, g, table);
        for (int i = 0; i < names.length - 1; i++) {
            FatEntry entry = directory.find(names[i]).orElseThrow(() -> notFound(path));
            if (entry.isDot()) throw notFound(path);
            directory = FatDirectory.of(b, g, table, entry);
        }
        String name = names[names.length - 1];
        return new Place(directory, name, directory.find(name).filter(e -> !e.isDot()));
    }

    /// A place where something new can be.
    private Place free(String path) {
        Place place = existingOrFree(path);
        if (place.entry().isPresent()) throw new OperationFailed(Failure.EXISTS, "'" + path + "' is there already.");
        return place;
    }

    private Place existingOrFree(String path) {
        String[] names = names(path);
        if (names.length == 0) throw new OperationFailed(Failure.EXISTS, "The root directory is there already.");
        LongName.check(names[names.length - 1]);
        return place(path, names);
    }

    private Place existing(String path) {
        String[] names = names(path);
        if (names.length == 0) throw new OperationFailed(Failure.INVALID, "The root directory stays as it is.");
        Place place = place(path, names);
        if (place.entry().isEmpty()) throw notFound(path);
        return place;
    }

    private static OperationFailed notFound(String path) {
        return new OperationFailed(Failure.NOT_FOUND, "There is no '" + path + "'.");
    }

    void create(String path) {
        Place place = free(path);
        ShortName name = shortName(place.directory(), place.name());
        add(place.directory(), place.name(), name, FatEntry.bytes(name, FatEntry.ARCHIVE, 0, now));
    }

    void makeDirectory(String path) {
        Place place = free(path);
        b.phase(FatPhase.PREPARE);
        int cluster = table.allocate();
        table.setEnd(cluster);
        table.countChanged(-1);
        for (int i = 0; i < g.clusterBytes(); i += FatGeometry.SECTOR) b.fresh(g.at(cluster) + i);
        int parent = place.directory().firstCluster();
        b.put(g.at(cluster), FatEntry.bytes(ShortName.DOT, FatEntry.DIRECTORY, cluster, now));
        b.put(g.at(cluster) + FatEntry.BYTES, FatEntry.bytes(ShortName.DOT_DOT, FatEntry.DIRECTORY, parent, now));
        ShortName name = shortName(place.directory(), place.name());
        add(place.directory(), place.name(), name, FatEntry.bytes(name, FatEntry.DIRECTORY, cluster, now));
    }

    private ShortName shortName(FatDirectory in, String name) {
        Optional<ShortName> exactly = ShortName.exactly(name);
        if (exactly.isPresent()) return exactly.get();
        List<FatEntry> entries = in.entries();
        return ShortName.alias(
                name, alias -> entries.stream().anyMatch(e -> e.shortName().isSameAs(alias)));
    }

    private static int longSlots(String name) {
        return ShortName.exactly(name).isPresent() ? 0 : LongName.slots(name);
    }

    private void add(FatDirectory directory, String name, ShortName shortName, byte[] entry) {
        int longSlots = longSlots(name);
        write(directory, directory.freeSlots(longSlots + 1), name, shortName, entry);
    }

    /// Writes the parts of a long name from `slot` on, then the short entry; parts in its sector go with it.
    private void write(FatDirectory directory, int slot, String name, ShortName shortName, byte[] entry) {
        int longSlots = longSlots(name);
        long at = directory.at(slot + longSlots);
        if (longSlots > 0) {
            List<byte[]> parts = LongName.entries(name, shortName.checksum());
            for (int i = 0; i < longSlots; i++) {
                long part = directory.at(slot + i);
                b.phase(isSameSector(part, at) ? FatPhase.NAME : FatPhase.UNNAME);
                b.put(part, parts.get(i));
            }
        }
        b.phase(FatPhase.NAME);
        b.put(at, entry);
    }

    private static boolean isSameSector(long a, long b) {
        return a / FatGeometry.SECTOR == b / FatGeometry.SECTOR;
    }

    void delete(String path) {
        Place place = existing(path);
        FatEntry entry = place.entry().get();
        requireRemovable(entry, path);
        int[] chain = entry.firstCluster() == 0 ? new int[0] : table.chain(entry.firstCluster(), path);
        remove(place.directory(), entry, FatPhase.UNNAME);
        FatFile.free(b, table, chain, 0);
    }

    private void requireRemovable(FatEntry entry, String path) {
        if ((entry.attributes() & FatEntry.READ_ONLY) != 0) {
            throw new OperationFailed(Failure.READ_ONLY, "'" + path + "' is read-only.");
        }
        if (entry.isDirectory() && !FatDirectory.of(b, g, table, entry).isEmpty()) {
            throw new OperationFailed(Failure.NOT_EMPTY, "Directory '" + path + "' is not empty.");
        }
    }

    private void remove(FatDirectory directory, FatEntry entry, int phase) {
        b.phase(phase);
        for (int slot = entry.slot() - entry.longSlots(); slot <= entry.slot(); slot++) {
            b.put(directory.at(slot), (byte) FatEntry.DELETED);
        }
    }

    /// In its place when the new name needs no more slots: then a power cut leaves the old name or the new one.
    /// Elsewhere the old entry goes first, or two would lead to one chain; only if both lie in one sector do
    /// they change together.
    void rename(String from, String to) {
        Place old = existing(from);
        FatEntry entry = old.entry().get();
        Place place = existingOrFree(to);
        boolean isItself = place.entry().isPresent() && place.entry().get().at() == entry.at();
        if (place.entry().isPresent() && !isItself) {
            throw new OperationFailed(Failure.EXISTS, "'" + to + "' is there already.");
        }
        if (entry.isDirectory()) requireNotInside(entry, to);
        boolean sameDirectory =
                old.directory().firstCluster() == place.directory().firstCluster();
        if (sameDirectory && longSlots(place.name()) <= entry.longSlots()) {
            renameInPlace(old.directory(), entry, place.name());
        } else {
            move(old.directory(), entry, place);
        }
    }

    private void renameInPlace(FatDirectory directory, FatEntry entry, String name) {
        ShortName shortName = shortName(directory, name);
        byte[] bytes = entry.renamed(b, shortName);
        int first = entry.slot() - longSlots(name);
        for (int slot = entry.slot() - entry.longSlots(); slot < first; slot++) {
            b.phase(isSameSector(directory.at(slot), entry.at()) ? FatPhase.NAME : FatPhase.UNNAME);
            b.put(directory.at(slot), (byte) FatEntry.DELETED);
        }
        write(directory, first, name, shortName, bytes);
    }

    private void move(FatDirectory from, FatEntry entry, Place to) {
        ShortName shortName = shortName(to.directory(), to.name());
        byte[] bytes = entry.renamed(b, shortName);
        int slot = to.directory().freeSlots(longSlots(to.name()) + 1);
        boolean together = isSameSector(to.directory().at(slot + longSlots(to.name())), entry.at());
        remove(from, entry, together ? FatPhase.NAME : FatPhase.UNNAME);
        if (entry.isDirectory()) {
            b.phase(FatPhase.UNNAME);
            FatEntry parent = FatDirectory.of(b, g, table, entry).entries().stream()
                    .filter(e -> e.shortName().isSameAs(ShortName.DOT_DOT))
                    .findFirst()
                    .orElseThrow(() -> new OperationFailed(
                            Failure.CORRUPT, "Directory '" + entry.name() + "' does not lead to its parent."));
            parent.putFirstCluster(b, to.directory().firstCluster());
        }
        write(to.directory(), slot, to.name(), shortName, bytes);
    }

    private void requireNotInside(FatEntry directory, String to) {
        String[] names = names(to);
        FatDirectory at = FatDirectory.root(b, g, table);
        for (int i = 0; i < names.length - 1; i++) {
            FatEntry entry = at.find(names[i]).orElseThrow(() -> notFound(to));
            if (entry.at() == directory.at()) {
                throw new OperationFailed(Failure.INVALID, "A directory cannot be moved into itself.");
            }
            at = FatDirectory.of(b, g, table, entry);
        }
    }
}
