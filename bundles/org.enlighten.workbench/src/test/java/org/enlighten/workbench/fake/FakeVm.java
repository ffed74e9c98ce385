// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.fake;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.enlighten.management.Drive;
import org.enlighten.management.DriveAddress;
import org.enlighten.management.Medium;
import org.enlighten.management.MemorySettings;
import org.enlighten.management.NewVm;
import org.enlighten.management.PowerAction;
import org.enlighten.management.ProcessorSettings;
import org.enlighten.management.ScreenView;
import org.enlighten.management.VmChange;
import org.enlighten.management.VmSettings;
import org.enlighten.management.VmState;
import org.enlighten.management.VmView;

/// A virtual machine of the fake world, with a screen of text that shows what is typed.
final class FakeVm {
    static final int COLUMNS = 80;
    static final int ROWS = 25;

    final UUID id;
    final String host;
    final Instant created;
    final List<Integer> scanCodes = new ArrayList<>();
    String name;
    String notes;
    ProcessorSettings processor;
    MemorySettings memory;
    final List<Drive> drives;
    VmState state = VmState.OFF;
    String operation = "";
    long operationJob;
    long startedNs;
    private final StringBuilder typed = new StringBuilder();
    private long version = 1;

    FakeVm(String host, UUID id, NewVm vm, Instant created) {
        this.host = host;
        this.id = id;
        this.created = created;
        name = vm.name();
        notes = vm.notes();
        processor = vm.processor();
        memory = vm.memory();
        drives = new ArrayList<>(vm.drives());
        if (drives.isEmpty()) drives.add(new Drive.Dvd(new DriveAddress(1, 0), new Medium.None()));
    }

    boolean on() {
        return state != VmState.OFF && state != VmState.SAVED;
    }

    List<PowerAction> possible() {
        return switch (state) {
            case OFF, SAVED -> List.of(PowerAction.START);
            case RUNNING -> List.of(PowerAction.TURN_OFF, PowerAction.SHUT_DOWN, PowerAction.PAUSE, PowerAction.RESET);
            case PAUSED -> List.of(PowerAction.TURN_OFF, PowerAction.RESUME, PowerAction.RESET);
            case STARTING, STOPPING -> List.of(PowerAction.TURN_OFF);
            case SAVING, PAUSING, RESUMING, RESETTING -> List.of();
        };
    }

    VmView view(FakeWorld world) {
        int load = state == VmState.RUNNING ? 3 + (int) (world.now() / 500_000_000L * 7 + name.hashCode() & 31) : 0;
        return new VmView(
                host,
                id,
                name,
                state,
                false,
                load,
                on() ? memory.startupMib() : 0,
                on() ? world.now() - startedNs : 0,
                "Operating normally",
                operation,
                operation.isEmpty() ? 0 : world.percent(operationJob),
                created,
                1,
                "",
                "Not installed",
                on() ? "windows-nt4" : "",
                possible(),
                on() ? 2000 + Math.floorMod(name.hashCode(), 900) : 0,
                new VmSettings(
                        notes,
                        processor,
                        memory,
                        drives,
                        List.of(VmSettings.BootDevice.CD, VmSettings.BootDevice.IDE),
                        false,
                        List.of(),
                        "C:\\ProgramData\\Microsoft\\Windows\\Hyper-V"));
    }

    void apply(VmChange change) {
        switch (change) {
            case VmChange.Name(String fresh) -> name = fresh;
            case VmChange.Notes(String fresh) -> notes = fresh;
            case VmChange.Processor(ProcessorSettings fresh) -> processor = fresh;
            case VmChange.Memory(MemorySettings fresh) -> memory = fresh;
            case VmChange.Insert(DriveAddress address, Medium medium) ->
                drives.replaceAll(
                        drive -> drive instanceof Drive.Dvd && drive.address().equals(address)
                                ? new Drive.Dvd(address, medium)
                                : drive);
            case VmChange.AddDrive(Drive drive) -> drives.add(drive);
            case VmChange.RemoveDrive(DriveAddress address) ->
                drives.removeIf(drive -> drive.address().equals(address));
            case VmChange.IntegrationService _,
                    VmChange.BootOrder _,
                    VmChange.AddScsiController _,
                    VmChange.RemoveScsiController _,
                    VmChange.ExactTicks _,
                    VmChange.AddAdapter _,
                    VmChange.RemoveAdapter _,
                    VmChange.ConnectAdapter _,
                    VmChange.AdapterAddress _,
                    VmChange.AdapterVlan _ -> {}
        }
    }

    void type(String text) {
        typed.append(text);
        version++;
    }

    void scanned(List<Integer> codes) {
        scanCodes.addAll(codes);
        for (int code : codes) if (code < 0x80) key(code);
        version++;
    }

    private void key(int code) {
        String keys = "..1234567890-=..qwertyuiop[]..asdfghjkl;'`.\\zxcvbnm,./";
        if (code == 0x1C) typed.append('\n');
        else if (code == 0x39) typed.append(' ');
        else if (code < keys.length() && keys.charAt(code) != '.') typed.append(keys.charAt(code));
    }

    ScreenView screen() {
        byte[] attributes = new byte[COLUMNS * ROWS];
        if (!on()) return new ScreenView(version * 2, false, COLUMNS, ROWS, List.of(), attributes, 0, 0, false);
        Arrays.fill(attributes, (byte) 0x07);
        Arrays.fill(attributes, 0, COLUMNS, (byte) 0x1F);
        List<String> text = new ArrayList<>(List.of(
                " Virtual Machine " + name,
                "",
                "OS Loader V4.00",
                "",
                "Version 4.0 (Build 1381)   1 System Processor   [" + memory.startupMib() + " MB Memory]",
                "",
                " Volume in drive C is SYSTEM",
                " Directory of C:\\",
                "",
                "02/27/08  00:00a                   162 boot.ini",
                "02/27/08  00:00a        <DIR>          WINNT",
                "02/27/08  00:01a                26,816 NTDETECT.COM",
                "               3 File(s)         26,978 bytes",
                "                          2,146,402,304 bytes free",
                ""));
        String[] lines = ("C:\\>" + typed).replace("\n", "\nC:\\>").split("\n", -1);
        text.addAll(Arrays.asList(lines).subList(Math.max(0, lines.length - 9), lines.length));
        int row = text.size() - 1;
        int column = text.get(row).length();
        while (text.size() < ROWS) text.add("");
        List<String> padded = text.stream()
                .map(line -> ("%-" + COLUMNS + "s").formatted(line).substring(0, COLUMNS))
                .toList();
        return new ScreenView(
                version * 2 + 1, true, COLUMNS, ROWS, padded, attributes, Math.min(column, COLUMNS - 1), row, true);
    }

    /// A stable identifier for a name.
    static UUID id(String host, String name) {
        return UUID.nameUUIDFromBytes((host + "/" + name).getBytes(StandardCharsets.UTF_8));
    }
}
