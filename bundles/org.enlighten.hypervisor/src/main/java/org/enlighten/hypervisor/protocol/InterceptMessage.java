// SPDX-License-Identifier: Apache-2.0
package org.enlighten.hypervisor.protocol;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.enlighten.machine.Exit;

/// What a parent is told of a child's processor that was stopped at an access. Layouts are HV_X64_IO_PORT_INTERCEPT_
/// MESSAGE (128 bytes) and HV_X64_MEMORY_INTERCEPT_MESSAGE (80 bytes) of the TLFS; the processor contract has decoded
/// accesses instead of instruction bytes, so
///
/// - a port string carries the guest physical address in RSI (out) or RDI (in), and the count of elements in RCX;
/// - a memory access has no instruction bytes (their count is 0): in their place lie the value (8 bytes) and the
/// size.
///
/// @param partition the sender
/// @param port of IN, OUT, INS, OUTS
/// @param size bytes of one element
/// @param gpa of a string's memory or a memory-mapped access
/// @param count elements of a string
/// @param value written by OUT or a memory-mapped write
public record InterceptMessage(
        long partition, int vpIndex, Exit.Reason reason, int port, int size, long gpa, long count, long value) {
    public static final int GPA_INTERCEPT = 0x80000001;
    public static final int UNRECOVERABLE_EXCEPTION = 0x80000021;
    public static final int IO_PORT_INTERCEPT = 0x80010000;

    private static final int HEADER_BYTES = 40;
    private static final int PORT_BYTES = 128;
    private static final int MEMORY_BYTES = 80;
    private static final int WRITE = 1;
    private static final int STRING = 1 << 3;
    private static final int REP = 1 << 4;

    /// Of the exit in a processor's slot.
    public static InterceptMessage of(long partition, int vpIndex, Exit exit) {
        return new InterceptMessage(
                partition, vpIndex, exit.reason, exit.port, exit.size, exit.gpa, exit.count, exit.value);
    }

    public Message encode() {
        return switch (reason) {
            case IN, OUT, INS, OUTS -> new Message(IO_PORT_INTERCEPT, partition, portPayload());
            case MMIO_READ, MMIO_WRITE -> new Message(GPA_INTERCEPT, partition, memoryPayload());
            default ->
                new Message(
                        UNRECOVERABLE_EXCEPTION, partition, header(HEADER_BYTES).array());
        };
    }

    private byte[] portPayload() {
        int access = size | (reason.isString() ? STRING | REP : 0);
        ByteBuffer b = header(PORT_BYTES).putShort(40, (short) port).put(42, (byte) access);
        b.putLong(48, reason == Exit.Reason.OUT ? value : 0);
        if (reason.isString()) b.putLong(104, count).putLong(reason == Exit.Reason.OUTS ? 112 : 120, gpa);
        return b.array();
    }

    private byte[] memoryPayload() {
        return header(MEMORY_BYTES)
                .putLong(56, gpa)
                .putLong(64, value)
                .put(72, (byte) size)
                .array();
    }

    private ByteBuffer header(int bytes) {
        boolean write = reason == Exit.Reason.OUT || reason == Exit.Reason.OUTS || reason == Exit.Reason.MMIO_WRITE;
        ByteBuffer b = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        return b.putInt(0, vpIndex).put(5, (byte) (write ? WRITE : 0));
    }

    /// Reads what [#encode] writes; empty when it is another message or too short.
    public static Optional<InterceptMessage> decode(Message message) {
        ByteBuffer b = ByteBuffer.wrap(message.payload()).order(ByteOrder.LITTLE_ENDIAN);
        if (b.capacity() < HEADER_BYTES) return Optional.empty();
        return switch (message.type()) {
            case IO_PORT_INTERCEPT -> b.capacity() < PORT_BYTES ? Optional.empty() : Optional.of(port(message, b));
            case GPA_INTERCEPT -> b.capacity() < MEMORY_BYTES ? Optional.empty() : Optional.of(memory(message, b));
            case UNRECOVERABLE_EXCEPTION ->
                Optional.of(new InterceptMessage(message.sender(), b.getInt(0), Exit.Reason.SHUTDOWN, 0, 0, 0, 0, 0));
            default -> Optional.empty();
        };
    }

    private static InterceptMessage port(Message message, ByteBuffer b) {
        boolean write = b.get(5) == WRITE;
        boolean string = (b.get(42) & STRING) != 0;
        Exit.Reason in = string ? Exit.Reason.INS : Exit.Reason.IN;
        Exit.Reason out = string ? Exit.Reason.OUTS : Exit.Reason.OUT;
        long gpa = string ? b.getLong(write ? 112 : 120) : 0;
        return new InterceptMessage(
                message.sender(),
                b.getInt(0),
                write ? out : in,
                b.getShort(40) & 0xFFFF,
                b.get(42) & 7,
                gpa,
                b.getLong(104),
                b.getLong(48));
    }

    private static InterceptMessage memory(Message message, ByteBuffer b) {
        Exit.Reason reason = b.get(5) == WRITE ? Exit.Reason.MMIO_WRITE : Exit.Reason.MMIO_READ;
        long value = reason == Exit.Reason.MMIO_WRITE ? b.getLong(64) : 0;
        return new InterceptMessage(
                message.sender(), b.getInt(0), reason, 0, b.get(72) & 0xFF, b.getLong(56), 0, value);
    }
}
