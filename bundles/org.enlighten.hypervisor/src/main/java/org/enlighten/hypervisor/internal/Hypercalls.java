// SPDX-License-Identifier: Apache-2.0
package org.enlighten.hypervisor.internal;

import java.util.Optional;
import org.enlighten.hypervisor.internal.Block.Done;
import org.enlighten.hypervisor.protocol.CallCode;
import org.enlighten.hypervisor.protocol.HvStatus;
import org.enlighten.hypervisor.protocol.HypercallControl;
import org.enlighten.machine.Exit;
import org.enlighten.machine.GuestMemory;

/// From the control word in a processor's slot to a result. Whatever software writes there: the worst it gets is a
/// status.
final class Hypercalls {
    private static final int ALIGNMENT = 8;
    private static final int FAST_BYTES_MAX = 16;

    private final PartitionCalls partitions;
    private final ProcessorCalls processors;
    private final MemoryCalls memory;
    private final PortCalls ports;

    Hypercalls(PartitionCalls partitions, ProcessorCalls processors, MemoryCalls memory, PortCalls ports) {
        this.partitions = partitions;
        this.processors = processors;
        this.memory = memory;
        this.ports = ports;
    }

    /// The result value of the call in the caller's slot.
    long call(HvProcessor caller) {
        Exit exit = caller.vp.exit();
        Optional<CallCode> known = CallCode.of(HypercallControl.code(exit.value));
        if (known.isEmpty()) return HypercallControl.result(HvStatus.INVALID_HYPERCALL_CODE, 0);
        Done done = call(caller, known.get(), exit.value, exit.gpa, exit.count);
        return HypercallControl.result(done.status(), done.completed());
    }

    private Done call(HvProcessor caller, CallCode call, long control, long input, long output) {
        int count = HypercallControl.repCount(control);
        int start = HypercallControl.repStart(control);
        HvStatus shape = shape(call, control, count, start);
        if (shape != HvStatus.SUCCESS) return Done.of(shape);
        if (!caller.partition.may(call.privilege())) return Done.of(HvStatus.ACCESS_DENIED);
        if (HypercallControl.isFast(control)) {
            boolean fits = call.inputBytes(0) <= FAST_BYTES_MAX && call.outputBytes(0) == 0 && !call.isRep();
            if (!fits) return Done.of(HvStatus.INVALID_HYPERCALL_INPUT);
            return perform(caller, call, Block.fast(input, output), start, count);
        }
        return slow(caller, call, input, output, start, count);
    }

    private static HvStatus shape(CallCode call, long control, int count, int start) {
        if (HypercallControl.hasUnknownBits(control)) return HvStatus.INVALID_HYPERCALL_INPUT;
        boolean fits = call.isRep() ? count > 0 && start < count : count == 0 && start == 0;
        return fits ? HvStatus.SUCCESS : HvStatus.INVALID_HYPERCALL_INPUT;
    }

    private Done slow(HvProcessor caller, CallCode call, long input, long output, int start, int count) {
        int inputBytes = call.inputBytes(count);
        int outputBytes = call.outputBytes(count);
        HvStatus in = place(caller, input, inputBytes);
        if (in != HvStatus.SUCCESS) return Done.of(in);
        HvStatus out = place(caller, output, outputBytes);
        if (out != HvStatus.SUCCESS) return Done.of(out);
        byte[] copied = new byte[inputBytes];
        if (inputBytes > 0) caller.vp.memory().read(input, copied, 0, inputBytes);
        Block block = new Block(copied, outputBytes);
        Done done = perform(caller, call, block, start, count);
        boolean worked = done.status() == HvStatus.SUCCESS || done.completed() > start;
        if (worked && outputBytes > 0) caller.vp.memory().write(output, block.output(), 0, outputBytes);
        return done;
    }

    /// A block is aligned, lies in one page, and that page is the caller's.
    private static HvStatus place(HvProcessor caller, long at, int bytes) {
        if (bytes == 0) return HvStatus.SUCCESS;
        if ((at & (ALIGNMENT - 1)) != 0) return HvStatus.INVALID_ALIGNMENT;
        long offset = at & (GuestMemory.PAGE_BYTES - 1);
        if (offset + bytes > GuestMemory.PAGE_BYTES) return HvStatus.INVALID_HYPERCALL_INPUT;
        return caller.partition.has(caller.vp.memory(), at, bytes)
                ? HvStatus.SUCCESS
                : HvStatus.INVALID_HYPERCALL_INPUT;
    }

    private Done perform(HvProcessor caller, CallCode call, Block b, int start, int count) {
        return switch (call) {
            case NOTIFY_LONG_SPIN_WAIT -> Done.of(HvStatus.SUCCESS);
            case CREATE_PARTITION -> Done.of(partitions.create(b));
            case INITIALIZE_PARTITION -> Done.of(partitions.initialize(b.i64(0)));
            case FINALIZE_PARTITION -> Done.of(partitions.terminate(b.i64(0)));
            case DELETE_PARTITION -> Done.of(partitions.delete(b.i64(0)));
            case GET_PARTITION_PROPERTY -> Done.of(partitions.getProperty(caller, b));
            case SET_PARTITION_PROPERTY -> Done.of(partitions.setProperty(caller, b));
            case GET_PARTITION_ID -> {
                b.out(0, caller.partition.id());
                yield Done.of(HvStatus.SUCCESS);
            }
            case DEPOSIT_MEMORY -> memory.deposit(b, start, count);
            case MAP_GPA_PAGES -> memory.map(b, start, count);
            case UNMAP_GPA_PAGES -> memory.unmap(b, start, count);
            case CREATE_VP -> Done.of(processors.create(b));
            case DELETE_VP -> Done.of(processors.delete(b));
            case GET_VP_REGISTERS -> processors.getRegisters(caller, b, start, count);
            case SET_VP_REGISTERS -> processors.setRegisters(caller, b, start, count);
            case CREATE_PORT -> Done.of(ports.create(caller, b));
            case DELETE_PORT -> Done.of(ports.delete(caller, b));
            case CONNECT_PORT -> Done.of(ports.connect(caller, b));
            case DISCONNECT_PORT -> Done.of(ports.disconnect(caller, b));
            case POST_MESSAGE -> Done.of(ports.post(caller, b));
            case SIGNAL_EVENT -> Done.of(ports.signal(caller, b));
            case ASSERT_VIRTUAL_INTERRUPT -> Done.of(processors.assertInterrupt(caller, b));
            case COMPLETE_INTERCEPT -> Done.of(processors.complete(caller, b.i32(4) & 0xFFFFFFFFL, b.i32(0), b.i64(8)));
        };
    }
}
