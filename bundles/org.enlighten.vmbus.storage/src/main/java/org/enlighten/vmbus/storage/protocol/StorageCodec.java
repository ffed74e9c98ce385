// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.storage.protocol;

import static org.enlighten.vmbus.storage.protocol.StorageLayout.*;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/// Packets as bytes and back. Decoding takes any bytes: they come from the other end.
public final class StorageCodec {
    private static final VarHandle LE16 = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LE32 = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final byte[] NO_SENSE = new byte[0];

    private StorageCodec() {}

    /// What a guest's packet asks; empty when it is no packet: too short or too long for any version.
    public static Optional<StorageRequest> request(byte[] packet, int bytes) {
        if (bytes < BYTES_MIN || bytes > BYTES_MAX) return Optional.empty();
        int code = i32(packet, OPERATION);
        Optional<StorageOperation> operation = StorageOperation.of(code);
        if (operation.isEmpty()) return Optional.of(new StorageRequest.Unknown(code));
        return Optional.of(
                switch (operation.get()) {
                    case EXECUTE_SRB -> new StorageRequest.Execute(srb(packet));
                    case RESET_LUN, RESET_ADAPTER, RESET_BUS -> new StorageRequest.Reset(operation.get());
                    case BEGIN_INITIALIZATION -> new StorageRequest.Begin();
                    case END_INITIALIZATION -> new StorageRequest.End();
                    case QUERY_PROTOCOL_VERSION -> new StorageRequest.QueryVersion(u16(packet, VERSION));
                    case QUERY_PROPERTIES -> new StorageRequest.QueryProperties();
                    case CREATE_SUB_CHANNELS -> new StorageRequest.CreateSubChannels(u16(packet, SUB_CHANNEL_COUNT));
                    case COMPLETE_IO, REMOVE_DEVICE, ENUMERATE_BUS, FIBRE_CHANNEL_DATA, EVENT_NOTIFICATION ->
                        new StorageRequest.Unknown(code);
                });
    }

    private static Srb srb(byte[] p) {
        return new Srb(
                u16(p, SRB),
                p[PATH] & 0xFF,
                p[TARGET] & 0xFF,
                p[LUN] & 0xFF,
                p[CDB_BYTES] & 0xFF,
                p[SENSE_BYTES] & 0xFF,
                p[DIRECTION] & 0xFF,
                i32(p, DATA_BYTES) & 0xFFFFFFFFL,
                Arrays.copyOfRange(p, CDB, CDB + CDB_MAX));
    }

    /// A guest's packet without a body.
    public static byte[] plain(StorageOperation operation, StorageVersion version) {
        byte[] p = new byte[version.packetBytes()];
        LE32.set(p, OPERATION, operation.code());
        LE32.set(p, FLAGS, WANTS_COMPLETION);
        return p;
    }

    /// @param asked which version; the packet has the length of `version`
    public static byte[] queryVersion(StorageVersion asked, StorageVersion version) {
        byte[] p = plain(StorageOperation.QUERY_PROTOCOL_VERSION, version);
        LE16.set(p, VERSION, (short) asked.wire());
        return p;
    }

    public static byte[] createSubChannels(int count, StorageVersion version) {
        byte[] p = plain(StorageOperation.CREATE_SUB_CHANNELS, version);
        LE16.set(p, SUB_CHANNEL_COUNT, (short) count);
        return p;
    }

    /// @param flags of the SRB, from Windows 8 on
    public static byte[] execute(Srb srb, int flags, int timeoutSeconds, StorageVersion version) {
        byte[] p = plain(StorageOperation.EXECUTE_SRB, version);
        LE16.set(p, SRB, (short) srb.length());
        p[PATH] = (byte) srb.path();
        p[TARGET] = (byte) srb.target();
        p[LUN] = (byte) srb.lun();
        p[CDB_BYTES] = (byte) srb.cdbBytes();
        p[SENSE_BYTES] = (byte) srb.senseRoom();
        p[DIRECTION] = (byte) srb.direction();
        LE32.set(p, DATA_BYTES, (int) srb.dataBytes());
        System.arraycopy(srb.cdb(), 0, p, CDB, Math.min(srb.cdb().length, CDB_MAX));
        if (version.hasSubChannels()) {
            LE32.set(p, SRB_FLAGS, flags);
            LE32.set(p, TIMEOUT, timeoutSeconds);
        }
        return p;
    }

    /// Makes a packet the answer to itself.
    public static void answer(byte[] packet, int status) {
        LE32.set(packet, OPERATION, StorageOperation.COMPLETE_IO.code());
        LE32.set(packet, STATUS, status);
    }

    /// Makes a request for a disk the answer to itself; sense that has no room is cut.
    ///
    /// @param senseRoom that the guest left
    public static void answer(byte[] packet, SrbAnswer answer, int senseRoom) {
        answer(packet, answer.status());
        packet[SRB_STATUS] = (byte) answer.srbStatus();
        packet[SCSI_STATUS] = (byte) answer.scsiStatus();
        LE32.set(packet, DATA_BYTES, (int) answer.dataBytes());
        int room = Math.min(senseRoom, Math.min(SENSE_MAX, packet.length - SENSE));
        int sense = Math.min(answer.sense().length, room);
        packet[SENSE_BYTES] = (byte) sense;
        if (!answer.hasSense()) return;
        Arrays.fill(packet, SENSE, SENSE + Math.min(SENSE_MAX, packet.length - SENSE), (byte) 0);
        System.arraycopy(answer.sense(), 0, packet, SENSE, sense);
    }

    /// Makes a question for properties the answer to itself.
    public static void answer(byte[] packet, ChannelProperties properties) {
        answer(packet, NtStatus.SUCCESS);
        Arrays.fill(packet, SRB, packet.length, (byte) 0);
        packet[PROPERTY_PATH] = (byte) properties.path();
        packet[PROPERTY_TARGET] = (byte) properties.target();
        LE16.set(packet, SUB_CHANNELS, (short) properties.subChannels());
        LE32.set(packet, PROPERTY_FLAGS, properties.subChannels() > 0 ? MULTI_CHANNEL : 0);
        LE32.set(packet, TRANSFER_BYTES, properties.transferBytesMost());
    }

    /// A host's word that nobody asked for: look again at which disks there are.
    public static byte[] enumerateBus(StorageVersion version) {
        byte[] p = new byte[version.packetBytes()];
        LE32.set(p, OPERATION, StorageOperation.ENUMERATE_BUS.code());
        return p;
    }

    /// What a packet says it is; empty when it is too short to say, or says nothing known.
    public static Optional<StorageOperation> operation(byte[] packet) {
        return packet.length < BYTES_MIN ? Optional.empty() : StorageOperation.of(i32(packet, OPERATION));
    }

    /// The status of an answer.
    public static int status(byte[] packet) {
        return i32(packet, STATUS);
    }

    public static ChannelProperties properties(byte[] p) {
        return new ChannelProperties(
                p[PROPERTY_PATH] & 0xFF, p[PROPERTY_TARGET] & 0xFF, u16(p, SUB_CHANNELS), i32(p, TRANSFER_BYTES));
    }

    public static SrbAnswer srbAnswer(byte[] p) {
        int senseBytes = Math.min(p[SENSE_BYTES] & 0xFF, Math.min(SENSE_MAX, p.length - SENSE));
        boolean sense = (p[SRB_STATUS] & SrbStatus.SENSE_VALID) != 0;
        return new SrbAnswer(
                p[SRB_STATUS] & 0xFF,
                p[SCSI_STATUS] & 0xFF,
                i32(p, STATUS),
                i32(p, DATA_BYTES) & 0xFFFFFFFFL,
                sense ? Arrays.copyOfRange(p, SENSE, SENSE + senseBytes) : NO_SENSE);
    }

    private static int u16(byte[] bytes, int at) {
        return (short) LE16.get(bytes, at) & 0xFFFF;
    }

    private static int i32(byte[] bytes, int at) {
        return (int) LE32.get(bytes, at);
    }
}
