// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.hypervisor;

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
    private static final int EVENT_ID = 156;

    private Found found = Found.NOBODY;

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
            case VENDOR_READ -> {
                found = Found.of(argument(), answer);
                if (Found.hasInterface(argument())) cpuidLow(FIRST_LEAF + 1, Stage.INTERFACE_READ);
                else report();
            }
            case INTERFACE_READ -> {
                found = found.signature(answer);
                cpuidLow(FIRST_LEAF + 2, Stage.VERSION_READ);
            }
            case VERSION_READ -> {
                found = found.version(answer);
                cpuidLow(FIRST_LEAF + 3, Stage.PRIVILEGES_READ);
            }
            case PRIVILEGES_READ -> {
                found = found.privileges(answer);
                report();
            }
        }
    }

    private void report() {
        String sentence = "A hypervisor was found: %s. Privileges of this partition: 0x%016X."
                .formatted(found.text(), found.privileges());
        kernel.events().report(Level.INFORMATION, EVENT_ID, "Kernel-General", sentence);
    }

    @Override
    protected void call(long threadId, SystemCall.Device call, Slice memory) {
        if (call.code() != QUERY) {
            super.call(threadId, call, memory);
            return;
        }
        byte[] bytes = found.text().getBytes(StandardCharsets.ISO_8859_1);
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

    @Override
    public Saved save() {
        return Saved.of(found);
    }

    @Override
    public void restore(Saved state) {
        found = state.as(Found.class);
    }
}
