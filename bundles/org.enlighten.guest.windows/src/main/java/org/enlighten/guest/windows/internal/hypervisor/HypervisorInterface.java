// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.hypervisor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.enlighten.block.Outcome;
import org.enlighten.block.Slice;
import org.enlighten.os.EventLog.Level;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.os.driver.IoRequest;
import org.enlighten.simulation.Saved;

/// Reads CPUID when the system starts: whether somebody is below, who, with which interface and version, and what is
/// permitted. It tells the event log, and programs that ask ([#QUERY]).
public final class HypervisorInterface extends Driver {
    /// The driver's own function: a sentence about the hypervisor, as text in the caller's memory; value = its
    /// length, 0 when there is none.
    public static final int QUERY = 0x22C004;

    private enum Stage {
        FEATURES_READ,
        RANGE_READ,
        VENDOR_READ,
        INTERFACE_READ,
        VERSION_READ,
        PRIVILEGES_READ
    }

    private static final int FEATURES = 1;
    private static final long PRESENT = 1L << 31;
    private static final int FIRST_LEAF = 0x40000000;
    /// Leaves that a hypervisor with Microsoft's interface has at least.
    private static final long LEAVES_MIN = 0x40000005L;

    private static final int EVENT_ID = 156;

    private String vendor = "";
    private String signature = "";
    private long version;
    private long privileges;

    HypervisorInterface(DeviceNode node, DriverContext kernel) {
        super(node, kernel);
    }

    @Override
    protected void initialize() {
        cpuidHigh(FEATURES, Stage.FEATURES_READ);
    }

    @Override
    protected void stage(int stage, long answer) {
        switch (Stage.values()[stage]) {
            case FEATURES_READ -> {
                if ((answer & PRESENT) != 0) cpuidLow(FIRST_LEAF, Stage.RANGE_READ);
            }
            case RANGE_READ -> {
                argument(answer);
                cpuidHigh(FIRST_LEAF, Stage.VENDOR_READ);
            }
            case VENDOR_READ -> vendorRead(argument(), answer);
            case INTERFACE_READ -> {
                signature = text(answer, 4);
                cpuidLow(FIRST_LEAF + 2, Stage.VERSION_READ);
            }
            case VERSION_READ -> {
                version = answer;
                cpuidLow(FIRST_LEAF + 3, Stage.PRIVILEGES_READ);
            }
            case PRIVILEGES_READ -> {
                privileges = answer;
                report();
            }
        }
    }

    /// @param low the highest leaf, and four letters of the name; `high` has the other eight
    private void vendorRead(long low, long high) {
        vendor = text(low >>> 32, 4) + text(high, 8);
        if ((low & 0xFFFFFFFFL) >= LEAVES_MIN) cpuidLow(FIRST_LEAF + 1, Stage.INTERFACE_READ);
        else report();
    }

    private static String text(long letters, int count) {
        byte[] bytes = new byte[Long.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(letters);
        return new String(bytes, 0, count, StandardCharsets.ISO_8859_1);
    }

    private void report() {
        kernel.events().report(Level.INFORMATION, EVENT_ID, "Kernel-General", "A hypervisor was found: " + text() + ".");
    }

    private String text() {
        if (signature.isEmpty()) return vendor;
        return "%s, interface %s, version %d.%d.%d, privileges 0x%016X"
                .formatted(vendor, signature, version >>> 48, version >>> 32 & 0xFFFF, version & 0xFFFFFFFFL, privileges);
    }

    @Override
    protected void call(long threadId, SystemCall.Device call, Slice memory) {
        if (call.code() != QUERY) {
            super.call(threadId, call, memory);
            return;
        }
        byte[] bytes = text().getBytes(StandardCharsets.ISO_8859_1);
        int count = Math.min(bytes.length, memory.length());
        memory.part(0, count).fill(bytes, 0);
        kernel.wake(threadId, Result.of(count));
    }

    @Override
    protected void start(IoRequest request) {
        complete(
                request.id(),
                new Outcome.Failed(Outcome.Failure.INVALID, "The hypervisor interface takes no such request."));
    }

    private record State(String vendor, String signature, long version, long privileges) {}

    @Override
    public Saved save() {
        return Saved.of(new State(vendor, signature, version, privileges));
    }

    @Override
    public void restore(Saved state) {
        State s = state.as(State.class);
        vendor = s.vendor();
        signature = s.signature();
        version = s.version();
        privileges = s.privileges();
    }
}
