// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.network.internal.host;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.enlighten.network.protocol.EthernetHeader;
import org.enlighten.network.protocol.MacAddress;
import org.enlighten.vmbus.network.VirtualAdapter;
import org.enlighten.vmbus.network.protocol.NvspVersion;
import org.enlighten.vmbus.network.protocol.Offload;
import org.enlighten.vmbus.network.protocol.Oid;

/// The values of an adapter's objects, as queries get them: u32, 6 bytes of address, text.
final class Objects {
    private static final int[] SUPPORTED = {
        Oid.SUPPORTED_LIST,
        Oid.HARDWARE_STATUS,
        Oid.MEDIA_SUPPORTED,
        Oid.MEDIA_IN_USE,
        Oid.FRAME_MAX,
        Oid.LINK_SPEED,
        Oid.TRANSMIT_BUFFER,
        Oid.RECEIVE_BUFFER,
        Oid.TRANSMIT_BLOCK,
        Oid.RECEIVE_BLOCK,
        Oid.VENDOR_ID,
        Oid.VENDOR_DESCRIPTION,
        Oid.PACKET_FILTER,
        Oid.CURRENT_LOOKAHEAD,
        Oid.DRIVER_VERSION,
        Oid.TOTAL_SIZE_MAX,
        Oid.MAC_OPTIONS,
        Oid.MEDIA_CONNECT_STATUS,
        Oid.SEND_PACKETS_MAX,
        Oid.VENDOR_DRIVER_VERSION,
        Oid.SENT_OK,
        Oid.RECEIVED_OK,
        Oid.SENT_ERROR,
        Oid.RECEIVED_ERROR,
        Oid.RECEIVED_NO_BUFFER,
        Oid.FRIENDLY_NAME,
        Oid.PERMANENT_ADDRESS,
        Oid.CURRENT_ADDRESS,
        Oid.MULTICAST_LIST,
        Oid.MULTICAST_MAX,
        Oid.OFFLOAD_CURRENT,
        Oid.OFFLOAD_PARAMETERS,
        Oid.OFFLOAD_CAPABILITIES
    };
    private static final int MEDIUM_ETHERNET = 0;
    private static final int READY = 0;
    /// Receives at any time, sends full duplex, transfers whole frames.
    private static final int MAC_OPTIONS = 0x0001 | 0x0008 | 0x0010;
    private static final int NDIS_5_1 = 0x00050001;
    private static final int MULTICAST_ADDRESSES_MAX = 32;
    private static final String VENDOR = "Microsoft Hyper-V Network Adapter";
    /// Microsoft's prefix in the low three bytes, as OID_GEN_VENDOR_ID has it.
    private static final int VENDOR_ID = 0x00155D;
    private static final int NAME_BYTES = 512;
    /// Link speed counts hundreds of bits a second.
    private static final long HUNDRED = 100;

    private final Handshake handshake;
    private final Traffic traffic;

    Objects(Handshake handshake, Traffic traffic) {
        this.handshake = handshake;
        this.traffic = traffic;
    }

    /// Bytes of the offload structure that the guest's drivers know.
    int offloadBytes() {
        NvspVersion version = handshake.version().orElse(NvspVersion.V1);
        return version.isAtLeast(NvspVersion.V5) ? 156 : version.isAtLeast(NvspVersion.V4) ? 144 : 112;
    }

    /// Empty when there is no such object.
    Optional<byte[]> value(int oid, VirtualAdapter adapter, int filter) {
        return switch (oid) {
            case Oid.SUPPORTED_LIST -> Optional.of(numbers(SUPPORTED));
            case Oid.HARDWARE_STATUS -> u32(READY);
            case Oid.MEDIA_SUPPORTED, Oid.MEDIA_IN_USE -> u32(MEDIUM_ETHERNET);
            case Oid.FRAME_MAX, Oid.CURRENT_LOOKAHEAD -> u32(handshake.frameBytes() - EthernetHeader.BYTES);
            case Oid.LINK_SPEED -> u32((int) Math.min(Integer.MAX_VALUE, adapter.bitsPerSecond() / HUNDRED));
            case Oid.TRANSMIT_BUFFER, Oid.RECEIVE_BUFFER -> u32(handshake.frameBytes() * ControlPlane.PACKETS_MAX);
            case Oid.TRANSMIT_BLOCK, Oid.RECEIVE_BLOCK, Oid.TOTAL_SIZE_MAX -> u32(handshake.frameBytes());
            case Oid.VENDOR_ID -> u32(VENDOR_ID);
            case Oid.VENDOR_DESCRIPTION -> Optional.of((VENDOR + "\0").getBytes(StandardCharsets.US_ASCII));
            case Oid.PACKET_FILTER -> u32(filter);
            case Oid.DRIVER_VERSION, Oid.VENDOR_DRIVER_VERSION -> u32(NDIS_5_1);
            case Oid.MAC_OPTIONS -> u32(MAC_OPTIONS);
            case Oid.MEDIA_CONNECT_STATUS -> u32(adapter.isLinked() ? 0 : 1);
            case Oid.SEND_PACKETS_MAX -> u32(ControlPlane.PACKETS_MAX);
            case Oid.SENT_OK -> u32((int) traffic.sent());
            case Oid.RECEIVED_OK -> u32((int) traffic.received());
            case Oid.SENT_ERROR -> u32((int) traffic.refused());
            case Oid.RECEIVED_ERROR -> u32(0);
            case Oid.RECEIVED_NO_BUFFER -> u32((int) traffic.missed());
            case Oid.FRIENDLY_NAME -> Optional.of(name(adapter.name()));
            case Oid.PERMANENT_ADDRESS, Oid.CURRENT_ADDRESS -> Optional.of(address(adapter.address()));
            case Oid.MULTICAST_LIST -> Optional.of(new byte[0]);
            case Oid.MULTICAST_MAX -> u32(MULTICAST_ADDRESSES_MAX);
            case Oid.OFFLOAD_CURRENT, Oid.OFFLOAD_CAPABILITIES -> Optional.of(Offload.nothing(offloadBytes()));
            default -> Optional.empty();
        };
    }

    static int number(byte[] data) {
        return ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN).getInt(0);
    }

    private static Optional<byte[]> u32(int value) {
        return Optional.of(numbers(value));
    }

    private static byte[] numbers(int... values) {
        ByteBuffer b = ByteBuffer.allocate(values.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int value : values) b.putInt(value);
        return b.array();
    }

    private static byte[] name(String name) {
        byte[] text = name.getBytes(StandardCharsets.UTF_16LE);
        byte[] field = Arrays.copyOf(text, NAME_BYTES);
        field[NAME_BYTES - 2] = 0;
        field[NAME_BYTES - 1] = 0;
        return field;
    }

    private static byte[] address(MacAddress address) {
        byte[] bytes = new byte[MacAddress.BYTES];
        address.put(bytes, 0);
        return bytes;
    }
}
