// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.enlighten.simulation.Chance;

/// Somebody who writes, copies, renames and deletes files at a guest's prompt, and flushes now and then.
final class GuestWork implements UnreliableHost.Person {
    private static final String LARGE = "\\WINNT\\SYSTEM32\\NTOSKRNL.EXE";
    private static final int FILES_MOST = 30;
    private static final int BLOCK_BYTES = 4096;

    private final Chance chance;
    private final GuestFiles files;
    private int number;
    private boolean flushes;

    GuestWork(Chance chance, GuestFiles files) {
        this.chance = chance;
        this.files = files;
    }

    /// No two lines are the same.
    @Override
    public String next() {
        number++;
        flushes = false;
        if (own().isEmpty()) return write(fresh());
        if (own().size() > FILES_MOST) return delete();
        return switch (chance.nextInt(14)) {
            case 0, 1 -> write(fresh());
            case 2 -> write(any());
            case 3 -> append();
            case 4, 5 -> copy(LARGE);
            case 6 -> copy(any());
            case 7, 8 -> delete();
            case 9, 10 -> rename();
            default -> flush();
        };
    }

    /// A line that makes the disk grow.
    String grow() {
        number++;
        flushes = false;
        return copy(LARGE);
    }

    @Override
    public void done() {
        if (flushes) files.flushed();
    }

    private List<String> own() {
        return files.present().keySet().stream()
                .filter(path -> path.matches("\\\\(F|Long name )[0-9].*"))
                .toList();
    }

    private String any() {
        return own().get(chance.nextInt(own().size()));
    }

    private String fresh() {
        return chance.nextInt(3) == 0 ? "\\Long name " + number + ".text" : "\\F" + number + ".TXT";
    }

    private String text() {
        return "line " + number + " " + "x".repeat(chance.nextInt(30));
    }

    private static byte[] bytes(String line) {
        return (line.strip() + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    private static String quoted(String path) {
        return "\"C:" + path + "\"";
    }

    private String write(String path) {
        String text = text();
        files.writes(path, bytes(text));
        return "echo " + text.strip() + " > " + quoted(path);
    }

    private String append() {
        String path = any();
        String text = text();
        files.appends(path, bytes(text));
        return "echo " + text.strip() + " >> " + quoted(path);
    }

    private String copy(String from) {
        String to = fresh();
        files.writes(to, files.present().get(from));
        return "copy " + quoted(from) + " " + quoted(to);
    }

    private String delete() {
        String path = any();
        files.deletes(path);
        return "del " + quoted(path);
    }

    private String rename() {
        String from = any();
        String to = fresh();
        files.renames(from, to, isShort(from) && isShort(to));
        return "ren " + quoted(from) + " \"" + to.substring(1) + "\"";
    }

    private static boolean isShort(String path) {
        return !path.contains(" ");
    }

    /// A program that writes blocks into a new file and makes its volume durable at the end.
    private String flush() {
        String path = "\\F" + number + ".DAT";
        byte[] block = new byte[BLOCK_BYTES];
        for (int i = 0; i < BLOCK_BYTES; i++) block[i] = (byte) ('A' + i % 26);
        files.writes(path, block);
        flushes = true;
        return "iotest write C:" + path + " " + (1 + chance.nextInt(4));
    }
}
