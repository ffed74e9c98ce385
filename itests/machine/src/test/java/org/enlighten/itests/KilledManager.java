// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.enlighten.management.Drive;
import org.enlighten.management.DriveAddress;
import org.enlighten.management.HostManagement;
import org.enlighten.management.Management;
import org.enlighten.management.ManagementException;
import org.enlighten.management.Medium;
import org.enlighten.management.MemorySettings;
import org.enlighten.management.NewDisk;
import org.enlighten.management.NewVm;
import org.enlighten.management.OpenSettings;
import org.enlighten.management.Operation;
import org.enlighten.management.PowerAction;
import org.enlighten.management.ProcessorSettings;
import org.enlighten.management.VmChange;
import org.enlighten.management.VmCondition;
import org.enlighten.management.VmView;
import org.enlighten.management.internal.ManagementOpener;
import org.enlighten.platform.hyperv.HypervPlatform;
import org.enlighten.storage.DiskFormat;
import org.enlighten.storage.DiskFormats;
import org.enlighten.storage.raw.RawFormat;
import org.enlighten.storage.vhd.VhdFormat;
import org.enlighten.vmbus.PacketCauses;

/// A process that opens a workspace, does what its standard input says, and answers each line with one, until it is
/// killed. A line is a command and its arguments with tabs between them.
final class KilledManager {
    static final String GUEST = "guest";
    static final String GUEST_DISK = "C:\\guest.vhd";
    static final String DONE = "done.";

    private static final List<DiskFormat> FORMATS = List.of(new VhdFormat(), new RawFormat());
    private static final long TIMEOUT_NS = 300L * World.SECOND_NS;

    private final Management management;

    private KilledManager(Management management) {
        this.management = management;
    }

    public static void main(String[] arguments) throws IOException, ManagementException {
        ManagementOpener opener = new ManagementOpener(World.shelf(), new DiskFormats(FORMATS));
        opener.add(new HypervPlatform(FORMATS, new PacketCauses()));
        OpenSettings settings = new OpenSettings(arguments[0], OptionalLong.empty(), OpenSettings.Clock.WAITING_CALLER);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (Management management = opener.open(settings)) {
            answer(DONE);
            KilledManager manager = new KilledManager(management);
            for (String line = in.readLine(); line != null; line = in.readLine()) answer(manager.answerTo(line));
        }
    }

    private static void answer(String line) {
        System.out.println(line);
        System.out.flush();
    }

    private String answerTo(String line) {
        try {
            return perform(line.split("\t"));
        } catch (ManagementException e) {
            return "failed: " + e.why();
        }
    }

    private String perform(String[] words) throws ManagementException {
        switch (words[0]) {
            case "role" -> {
                await(host().system().install("hyper-v"));
                await(host().system().restart());
            }
            case "guest" -> defineGuest();
            case "start" -> {
                await(host().vms().power(id(GUEST), PowerAction.START));
                await(host().vms().waitFor(id(GUEST), new VmCondition.AtPrompt(), TIMEOUT_NS));
            }
            case "type" -> await(host().vms().console(id(GUEST)).invoke(words[1], TIMEOUT_NS));
            case "define" -> await(host().vms().define(NewVm.named(words[1])));
            case "notes" -> modify(words[1], new VmChange.Notes(words[2]));
            case "memory" -> modify(words[1], new VmChange.Memory(new MemorySettings(Integer.parseInt(words[2]))));
            case "remove" -> await(host().vms().remove(id(words[1])));
            case "disk" -> await(host().disks().create(new NewDisk(words[1], 64L << 20, NewDisk.Type.DYNAMIC)));
            case "test" -> {
                return await(host().disks().test(words[1])).faults().toString();
            }
            case "list" -> {
                return list();
            }
            default -> throw new IllegalArgumentException(words[0]);
        }
        return DONE;
    }

    private HostManagement host() {
        return management.host("HV01");
    }

    private void defineGuest() throws ManagementException {
        List<Drive> drives = List.of(
                new Drive.HardDisk(new DriveAddress(0, 0), GUEST_DISK),
                new Drive.Dvd(new DriveAddress(1, 0), new Medium.Installation("windows-nt4")));
        await(host().vms().define(new NewVm(GUEST, "", ProcessorSettings.DEFAULT, new MemorySettings(64), "", drives)));
    }

    private void modify(String name, VmChange change) throws ManagementException {
        await(host().vms().modify(id(name), List.of(change)));
    }

    private UUID id(String name) throws ManagementException {
        return machines().stream()
                .filter(vm -> vm.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ManagementException("there is no " + name))
                .id();
    }

    private List<VmView> machines() throws ManagementException {
        try {
            return host().vms().list().join();
        } catch (CompletionException e) {
            throw ManagementException.of(e);
        }
    }

    /// Every definition: name, memory, notes.
    private String list() throws ManagementException {
        return machines().stream()
                .map(vm -> "%s %d '%s'"
                        .formatted(
                                vm.name(),
                                vm.settings().memory().startupMib(),
                                vm.settings().notes()))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private <T> T await(Operation<T> operation) throws ManagementException {
        try {
            return management.await(operation).join();
        } catch (CompletionException e) {
            throw ManagementException.of(e);
        }
    }
}
