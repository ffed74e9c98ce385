// SPDX-License-Identifier: Apache-2.0
package org.enlighten.host;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.enlighten.host.internal.profile.ProfileReader;
import org.enlighten.host.internal.profile.Profiles;
import org.enlighten.machine.Cost;
import org.enlighten.machine.Costs;

/// A kind of physical machine: what it has, and what each operation costs on it, each figure with its source. A
/// value; the `with` methods give variants.
///
/// @param id such as `server-2008`
/// @param firmware how its switches stand when it comes from the factory
/// @param clockMhz cycles a microsecond
/// @param nodes whose processors and memory sum up to the machine's
public record HardwareProfile(
        String id,
        String name,
        String description,
        Firmware firmware,
        int clockMhz,
        List<NumaNode> nodes,
        List<VolumeProfile> volumes,
        List<NicProfile> nics,
        Map<Cost, CycleCost> cycles) {
    public HardwareProfile {
        nodes = List.copyOf(nodes);
        volumes = List.copyOf(volumes);
        nics = List.copyOf(nics);
        cycles = Collections.unmodifiableMap(new EnumMap<>(cycles));
    }

    /// Ids of the profiles that come with this bundle, sorted.
    public static List<String> builtIn() {
        return Profiles.IDS;
    }

    /// A profile that comes with this bundle; [InvalidProfileException] names those there are when it is none.
    public static HardwareProfile of(String id) {
        return parse(Profiles.text(id));
    }

    /// Reads a profile from JSON text; [InvalidProfileException] when something is missing or makes no sense.
    public static HardwareProfile parse(String text) {
        return new ProfileReader(text).profile();
    }

    public int logicalProcessors() {
        return nodes.stream().mapToInt(NumaNode::logicalProcessors).sum();
    }

    public long memoryMib() {
        return nodes.stream().mapToLong(NumaNode::memoryMib).sum();
    }

    /// Its costs in nanoseconds, rounded to the nearest, once.
    public Costs costs() {
        Map<Cost, Long> nanoseconds = new EnumMap<>(Cost.class);
        cycles.forEach((cost, c) -> nanoseconds.put(cost, (c.cycles() * 1000 + clockMhz / 2) / clockMhz));
        return new Costs(nanoseconds);
    }

    public HardwareProfile withFirmware(Firmware next) {
        return new HardwareProfile(id, name, description, next, clockMhz, nodes, volumes, nics, cycles);
    }

    public HardwareProfile withX64(boolean on) {
        return withFirmware(new Firmware(on, firmware.hardwareVirtualization(), firmware.dep()));
    }

    public HardwareProfile withHardwareVirtualization(boolean on) {
        return withFirmware(new Firmware(firmware.x64(), on, firmware.dep()));
    }

    public HardwareProfile withDep(boolean on) {
        return withFirmware(new Firmware(firmware.x64(), firmware.hardwareVirtualization(), on));
    }

    /// One node with so many processors and all the memory.
    public HardwareProfile withLogicalProcessors(int count) {
        return withNodes(List.of(new NumaNode(count, memoryMib())));
    }

    /// The same nodes with so much memory, shared out evenly.
    public HardwareProfile withMemoryMib(long mib) {
        List<NumaNode> next = new ArrayList<>();
        long left = mib;
        for (int i = 0; i < nodes.size(); i++) {
            long part = left / (nodes.size() - i);
            next.add(new NumaNode(nodes.get(i).logicalProcessors(), part));
            left -= part;
        }
        return withNodes(next);
    }

    public HardwareProfile withVolumes(List<VolumeProfile> next) {
        return new HardwareProfile(id, name, description, firmware, clockMhz, nodes, next, nics, cycles);
    }

    private HardwareProfile withNodes(List<NumaNode> next) {
        return new HardwareProfile(id, name, description, firmware, clockMhz, next, volumes, nics, cycles);
    }
}
