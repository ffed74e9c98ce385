// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.shell;

import java.util.Locale;
import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.os.VolumeInfo;

/// `vol [DRIVE]`.
record ShowVolume(CommandLine line, Session session) implements Activity {
    private enum At {
        START,
        KNOWN
    }

    @Override
    public void stage(int at, Result of, Turn turn) {
        String given = line.arguments().isEmpty() ? "" : line.arguments().getFirst();
        String path = WindowsPath.resolve(session, given);
        switch (At.values()[at]) {
            case START -> turn.call(new SystemCall.Volume(path.substring(0, 3)), At.KNOWN);
            case KNOWN -> {
                if (!of.isSuccess()) {
                    turn.fail(of);
                    return;
                }
                print(path, of.detail(VolumeInfo.class), turn);
                turn.end(0);
            }
        }
    }

    static void print(String path, VolumeInfo volume, Turn turn) {
        String name = volume.label().isBlank()
                ? "has no label"
                : "is " + volume.label().strip();
        turn.line(" Volume in drive %c %s (%s)".formatted(path.charAt(0), name, volume.fileSystem()));
        turn.line(String.format(
                Locale.ROOT,
                " Volume serial number is %04X-%04X",
                volume.serialNumber() >>> 16 & 0xFFFF,
                volume.serialNumber() & 0xFFFF));
    }
}
