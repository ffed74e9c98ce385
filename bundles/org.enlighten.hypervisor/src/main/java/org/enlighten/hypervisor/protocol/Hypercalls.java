// SPDX-License-Identifier: Apache-2.0
package org.enlighten.hypervisor.protocol;

import org.enlighten.machine.GuestMemory;

/// Input blocks of hypercalls, written into the caller's memory. `at` is a guest physical address of the caller's,
/// a multiple of 8 with room up to the end of its page; each method gives the control word of its call. Input
/// address is then `at`, output address what the caller likes.
public final class Hypercalls {
    /// The caller's own partition, wherever a partition id is asked for.
    public static final long PARTITION_SELF = -1;
    public static final int MAP_READABLE = 1;
    public static final int MAP_WRITABLE = 2;
    public static final int MAP_EXECUTABLE = 0xC;
    /// Each element is a page of 2 MiB.
    public static final int MAP_LARGE_PAGE = 0x80000000;
    /// Elements of the longest list of pages to map.
    public static final int MAP_REPS_MAX = (GuestMemory.PAGE_BYTES - 24) / 8;
    /// Elements of the longest list of pages to deposit.
    public static final int DEPOSIT_REPS_MAX = (GuestMemory.PAGE_BYTES - 8) / 8;

    /// Root table, two bitmaps of I/O ports, one of MSRs.
    public static final int PARTITION_PAGES = 4;
    /// VMCS and virtual-APIC page.
    public static final int PROCESSOR_PAGES = 2;

    private static final long GIB_MIB = 1024;

    private Hypercalls() {}

    /// How many pages must be deposited for a partition whose memory is mapped with large pages from address 0 on.
    public static int overheadPages(long memoryMib, int processors) {
        long tables = Math.ceilDiv(memoryMib, GIB_MIB) + Math.ceilDiv(memoryMib, GIB_MIB * 512);
        return PARTITION_PAGES + (int) tables + processors * PROCESSOR_PAGES;
    }

    /// Output: partition id u64@0.
    public static long createPartition(GuestMemory memory, long at) {
        for (int i = 0; i < CallCode.CREATE_PARTITION.fixedIn(); i += 8) memory.put64(at + i, 0);
        return HypercallControl.simple(CallCode.CREATE_PARTITION);
    }

    /// INITIALIZE, FINALIZE or DELETE_PARTITION as a fast call: the partition id is the first value.
    public static long onPartition(CallCode call) {
        return HypercallControl.fast(call);
    }

    public static long setProperty(GuestMemory memory, long at, long partition, int property, long value) {
        memory.put64(at, partition);
        memory.put32(at + 8, property);
        memory.put32(at + 12, 0);
        memory.put64(at + 16, value);
        return HypercallControl.simple(CallCode.SET_PARTITION_PROPERTY);
    }

    /// Output: value u64@0.
    public static long getProperty(GuestMemory memory, long at, long partition, int property) {
        memory.put64(at, partition);
        memory.put32(at + 8, property);
        memory.put32(at + 12, 0);
        return HypercallControl.simple(CallCode.GET_PARTITION_PROPERTY);
    }

    /// Pages `first` to `first + count - 1` of the caller's go to the hypervisor, for its work for `partition`.
    public static long depositMemory(GuestMemory memory, long at, long partition, long first, int count) {
        memory.put64(at, partition);
        for (int i = 0; i < count; i++) memory.put64(at + 8 + i * 8L, first + i);
        return HypercallControl.rep(CallCode.DEPOSIT_MEMORY, count);
    }

    /// Large pages (2 MiB, 512 small ones) from `first` on become the child's memory from page `gpaPage` on.
    public static long mapLargePages(GuestMemory memory, long at, long partition, long gpaPage, long first, int count) {
        memory.put64(at, partition);
        memory.put64(at + 8, gpaPage);
        memory.put32(at + 16, MAP_READABLE | MAP_WRITABLE | MAP_EXECUTABLE | MAP_LARGE_PAGE);
        memory.put32(at + 20, 0);
        for (int i = 0; i < count; i++) memory.put64(at + 24 + i * 8L, first + i * 512L);
        return HypercallControl.rep(CallCode.MAP_GPA_PAGES, count);
    }

    /// Small pages (4 KiB) from `first` on become the child's memory from page `gpaPage` on.
    public static long mapPages(GuestMemory memory, long at, long partition, long gpaPage, long first, int count) {
        memory.put64(at, partition);
        memory.put64(at + 8, gpaPage);
        memory.put32(at + 16, MAP_READABLE | MAP_WRITABLE | MAP_EXECUTABLE);
        memory.put32(at + 20, 0);
        for (int i = 0; i < count; i++) memory.put64(at + 24 + i * 8L, first + i);
        return HypercallControl.rep(CallCode.MAP_GPA_PAGES, count);
    }

    public static long createVp(GuestMemory memory, long at, long partition, int vpIndex) {
        memory.put64(at, partition);
        memory.put64(at + 8, vpIndex);
        for (int i = 16; i < CallCode.CREATE_VP.fixedIn(); i += 8) memory.put64(at + i, 0);
        return HypercallControl.simple(CallCode.CREATE_VP);
    }

    /// One register.
    public static long setRegister(GuestMemory memory, long at, long partition, int vpIndex, int name, long value) {
        registerHeader(memory, at, partition, vpIndex);
        memory.put64(at + 16, name & 0xFFFFFFFFL);
        memory.put64(at + 24, 0);
        memory.put64(at + 32, value);
        memory.put64(at + 40, 0);
        return HypercallControl.rep(CallCode.SET_VP_REGISTERS, 1);
    }

    /// One register. Output: 16 bytes, the value u64@0.
    public static long getRegister(GuestMemory memory, long at, long partition, int vpIndex, int name) {
        registerHeader(memory, at, partition, vpIndex);
        memory.put32(at + 16, name);
        return HypercallControl.rep(CallCode.GET_VP_REGISTERS, 1);
    }

    private static void registerHeader(GuestMemory memory, long at, long partition, int vpIndex) {
        memory.put64(at, partition);
        memory.put64(at + 8, vpIndex & 0xFFFFFFFFL);
    }

    public static long assertInterrupt(GuestMemory memory, long at, long partition, int vpIndex, int vector) {
        memory.put64(at, partition);
        memory.put64(at + 8, 0);
        memory.put64(at + 16, vpIndex & 0xFFFFFFFFL);
        memory.put64(at + 24, vector & 0xFFFFFFFFL);
        return HypercallControl.simple(CallCode.ASSERT_VIRTUAL_INTERRUPT);
    }

    /// A fast call: the first value is [#interceptOf], the second the answer.
    public static long completeIntercept() {
        return HypercallControl.fast(CallCode.COMPLETE_INTERCEPT);
    }

    public static long interceptOf(long partition, int vpIndex) {
        return partition << 32 | vpIndex & 0xFFFFFFFFL;
    }

    /// A port of `partition` on which its processors get what `from` sends.
    public static long createPort(GuestMemory memory, long at, long partition, int port, long from, PortInfo info) {
        memory.put64(at, partition);
        memory.put64(at + 8, port & 0xFFFFFFFFL);
        memory.put64(at + 16, from);
        info.encode(memory, at + 24);
        memory.put64(at + 48, 0);
        return HypercallControl.simple(CallCode.CREATE_PORT);
    }

    /// DELETE_PORT or DISCONNECT_PORT: `id` is a port or connection of `partition`. A fast call: these two values.
    public static long removePort(CallCode call) {
        return HypercallControl.fast(call);
    }

    /// A connection of `partition` that leads to a port of `to`.
    public static long connectPort(
            GuestMemory memory, long at, long partition, int connection, long to, int port, PortInfo.Type type) {
        memory.put64(at, partition);
        memory.put64(at + 8, connection & 0xFFFFFFFFL);
        memory.put64(at + 16, to);
        memory.put64(at + 24, port & 0xFFFFFFFFL);
        memory.put32(at + 32, type.code());
        for (int i = 36; i < CallCode.CONNECT_PORT.fixedIn(); i += 4) memory.put32(at + i, 0);
        return HypercallControl.simple(CallCode.CONNECT_PORT);
    }

    /// @param type not 0, top bit clear
    /// @param payload at most 240 bytes
    public static long postMessage(GuestMemory memory, long at, int connection, int type, byte[] payload) {
        memory.put64(at, connection & 0xFFFFFFFFL);
        memory.put32(at + 8, type);
        memory.put32(at + 12, payload.length);
        memory.write(at + 16, payload, 0, payload.length);
        return HypercallControl.simple(CallCode.POST_MESSAGE);
    }

    /// A fast call: the first value is the connection id, with the flag's number in [47:32].
    public static long signalEvent() {
        return HypercallControl.fast(CallCode.SIGNAL_EVENT);
    }
}
