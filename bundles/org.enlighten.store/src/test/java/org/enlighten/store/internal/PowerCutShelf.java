// SPDX-License-Identifier: Apache-2.0
package org.enlighten.store.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.enlighten.simulation.Chance;

/// A shelf whose power goes after a given number of written bytes and other operations. What was not forced is then
/// there, or half there with holes of zeros, or not there; names that were not forced are as before or as after, in
/// order. As pessimistic as POSIX allows, save that a name never shows two files.
final class PowerCutShelf implements Shelf {
    static final class PowerCut extends RuntimeException {}

    private static final class File {
        byte[] durable = {};
        final ByteArrayOutputStream written = new ByteArrayOutputStream();
    }

    private final TreeMap<String, File> names = new TreeMap<>();
    private final List<TreeMap<String, File>> namesSinceForce = new ArrayList<>();
    private long budget;
    private long used;

    PowerCutShelf(long budget) {
        this.budget = budget;
        namesSinceForce.add(new TreeMap<>());
    }

    /// Bytes written and other operations so far.
    long used() {
        return used;
    }

    /// What a machine finds when the power is back; `chance` decides whatever nobody can know.
    PowerCutShelf afterTheCut(Chance chance, long nextBudget) {
        PowerCutShelf found = new PowerCutShelf(nextBudget);
        Map<String, File> seen = namesSinceForce.get(chance.nextInt(namesSinceForce.size()));
        seen.forEach((name, file) -> found.names.put(name, survivor(file, chance)));
        found.force0();
        return found;
    }

    private static File survivor(File file, Chance chance) {
        byte[] written = file.written.toByteArray();
        int kept = Math.min(file.durable.length, written.length);
        int length = kept + chance.nextInt(written.length - kept + 1);
        byte[] found = Arrays.copyOf(written, length);
        if (length > kept && chance.nextInt(4) == 0) {
            int hole = kept + chance.nextInt(length - kept);
            Arrays.fill(found, hole, Math.min(length, hole + 1 + chance.nextInt(64)), (byte) 0);
        }
        File survivor = new File();
        survivor.written.writeBytes(found);
        survivor.durable = found;
        return survivor;
    }

    private void spend() {
        if (used >= budget) throw new PowerCut();
        used++;
    }

    private void force0() {
        namesSinceForce.clear();
        namesSinceForce.add(new TreeMap<>(names));
    }

    private void named() {
        namesSinceForce.add(new TreeMap<>(names));
    }

    @Override
    public List<String> names() {
        return List.copyOf(names.keySet());
    }

    @Override
    public byte[] read(String name) {
        return names.get(name).written.toByteArray();
    }

    @Override
    public void rename(String from, String to) throws IOException {
        spend();
        names.put(to, names.remove(from));
        named();
    }

    @Override
    public void delete(String name) throws IOException {
        spend();
        names.remove(name);
        named();
    }

    @Override
    public void force() throws IOException {
        spend();
        force0();
    }

    @Override
    public Appender append(String name, long length) throws IOException {
        spend();
        File file = names.get(name);
        if (file == null) {
            file = new File();
            names.put(name, file);
            named();
        }
        Appender appender = new Writer(file);
        appender.cut(length);
        return appender;
    }

    private final class Writer implements Appender {
        private final File file;

        Writer(File file) {
            this.file = file;
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            for (byte b : bytes) {
                spend();
                file.written.write(b);
            }
        }

        @Override
        public void force() throws IOException {
            spend();
            file.durable = file.written.toByteArray();
        }

        @Override
        public void cut(long length) throws IOException {
            spend();
            byte[] kept = Arrays.copyOf(file.written.toByteArray(), (int) length);
            file.written.reset();
            file.written.writeBytes(kept);
        }

        @Override
        public void close() {}
    }
}
