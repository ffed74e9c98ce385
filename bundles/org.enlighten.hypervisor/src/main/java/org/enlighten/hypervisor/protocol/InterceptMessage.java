// SPDX-License-Identifier: Apache-2.0
package org.enlighten.hypervisor.protocol;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
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

    private static final VarHandle LE16 = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LE32 = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LE64 = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
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
            default -> new Message(UNRECOVERABLE_EXCEPTION, partition, header(HEADER_BYTES));
        };
    }

    private byte[] portPayload() {
        byte[] b = header(PORT_BYTES);
        LE16.set(b, 40, (short) port);
        b[42] = (byte) (size | (reason.isString() ? STRING | REP : 0));
        LE64.set(b, 48, reason == Exit.Reason.OUT ? value : 0);
        if (reason.isString()) {
            LE64.set(b, 104, count);
            LE64.set(b, reason == Exit.Reason.OUTS ? 112 : 120, gpa);
        }
        return b;
    }

    private byte[] memoryPayload() {
        byte[] b = header(MEMORY_BYTES);
        LE64.set(b, 56, gpa);
        LE64.set(b, 64, value);
        b[72] = (byte) size;
        return b;
    }

    private byte[] header(int bytes) {
        boolean write = reason == Exit.Reason.OUT || reason == Exit.Reason.OUTS || reason == Exit.Reason.MMIO_WRITE;
        byte[] b = new byte[bytes];
        LE32.set(b, 0, vpIndex);
        b[5] = (byte) (write ? WRITE : 0);
        return b;
    }

    /// Reads what [#encode] writes; empty when it is another message or too short.
    public static Optional<InterceptMessage> decode(Message message) {
        byte[] b = message.payload();
        if (b.length < HEADER_BYTES) return Optional.empty();
        return switch (message.type()) {
            case IO_PORT_INTERCEPT -> b.length < PORT_BYTES ? Optional.empty() : Optional.of(port(message, b));
            case GPA_INTERCEPT -> b.length < MEMORY_BYTES ? Optional.empty() : Optional.of(memory(message, b));
            case UNRECOVERABLE_EXCEPTION ->
                Optional.of(new InterceptMessage(
                        message.sender(), (int) LE32.get(b, 0), Exit.Reason.SHUTDOWN, 0, 0, 0, 0, 0));
            default -> Optional.empty();
        };
    }

    private static InterceptMessage port(Message message, byte[] b) {
        boolean write = b[5] == WRITE;
        boolean string = (b[42] & STRING) != 0;
        Exit.Reason in = string ? Exit.Reason.INS : Exit.Reason.IN;
        Exit.Reason out = string ? Exit.Reason.OUTS : Exit.Reason.OUT;
        long gpa = string ? (long) LE64.get(b, write ? 112 : 120) : 0;
        return new InterceptMessage(
                message.sender(),
                (int) LE32.get(b, 0),
                write ? out : in,
                (short) LE16.get(b, 40) & 0xFFFF,
                b[42] & 7,
                gpa,
                (long) LE64.get(b, 104),
                (long) LE64.get(b, 48));
    }

    private static InterceptMessage memory(Message message, byte[] b) {
        Exit.Reason reason = b[5] == WRITE ? Exit.Reason.MMIO_WRITE : Exit.Reason.MMIO_READ;
        long value = reason == Exit.Reason.MMIO_WRITE ? (long) LE64.get(b, 64) : 0;
        return new InterceptMessage(
                message.sender(), (int) LE32.get(b, 0), reason, 0, b[72] & 0xFF, (long) LE64.get(b, 56), 0, value);
    }
}
