// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.network.internal.host;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.enlighten.block.Slice;
import org.enlighten.vmbus.HostChannel;
import org.enlighten.vmbus.Packet;
import org.enlighten.vmbus.SharedBuffer;
import org.enlighten.vmbus.network.protocol.NetworkInterface;
import org.enlighten.vmbus.network.protocol.NvspMessage;
import org.enlighten.vmbus.protocol.GpaRange;
import org.enlighten.vmbus.protocol.PacketType;

/// Takes a copy of what a packet is about: a section of the send buffer, then the memory that it names.
record Gathering(HostChannel channel, Handshake handshake) {
    /// Empty when some of it is not there, or when it is more than is taken at once.
    Optional<byte[]> of(Packet packet, NvspMessage.RndisPacket message, int most) {
        Optional<byte[]> section = section(message);
        if (section.isEmpty()) return Optional.empty();
        if (packet.type() != PacketType.GPA_DIRECT) return section.filter(s -> s.length <= most);
        List<Slice> slices = new ArrayList<>();
        long total = section.get().length;
        for (GpaRange range : packet.ranges()) {
            total += range.bytes() & 0xFFFFFFFFL;
            if (total > most) return Optional.empty();
            Optional<List<Slice>> found = channel.memory(range);
            if (found.isEmpty()) return Optional.empty();
            slices.addAll(found.get());
        }
        byte[] whole = Arrays.copyOf(section.get(), (int) total);
        int at = section.get().length;
        for (Slice s : slices) {
            s.memory().read(s.at(), whole, at, s.length());
            at += s.length();
        }
        return Optional.of(whole);
    }

    private Optional<byte[]> section(NvspMessage.RndisPacket message) {
        int section = message.section();
        int bytes = message.sectionBytes();
        if (section == NvspMessage.RndisPacket.NO_SECTION) return Optional.of(new byte[0]);
        boolean there = section >= 0 && section < handshake.sections();
        if (!there || bytes < 0 || bytes > NetworkInterface.SECTION_BYTES) return Optional.empty();
        Optional<SharedBuffer> buffer = handshake.sendBuffer().flatMap(channel::buffer);
        int at = section * NetworkInterface.SECTION_BYTES;
        // the guest may have taken the buffer back and shared a shorter one by the same number
        if (buffer.filter(b -> at + bytes <= b.bytes()).isEmpty()) return Optional.empty();
        byte[] copy = new byte[bytes];
        buffer.get().read(at, copy, 0, bytes);
        return Optional.of(copy);
    }
}
