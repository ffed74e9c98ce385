// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.pc;

import java.util.Locale;
import java.util.Map;
import org.enlighten.block.Slice;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.os.driver.IoRequest;

/// The `acpi` driver: takes power management over from firmware, names the parts of the board that no bus tells of,
/// then
/// what firmware's tables name beside them, and reads the power management timer for programs ([PcCodes#READ_TIMER]).
/// After ACPI 2.0, 4.7.3,
/// and the 82371AB data sheet, 7.2.
final class Acpi extends Driver {
    private enum Stage {
        CONTROL_READ,
        TIMER_READ
    }

    static final String INTERRUPT_CONTROLLER = "*PNP0000";
    static final String DMA_CONTROLLER = "*PNP0200";
    static final String SPEAKER = "*PNP0800";
    static final String POWER_BUTTON = "ACPI\\PNP0C0C";

    private static final int CONTROL = 4;
    private static final int TIMER = 8;
    /// Events interrupt by SCI, not firmware's SMI.
    private static final int SCI_ENABLE = 1;

    private static final long TIMER_MASK = 0xFFFFFF;

    private final int port;

    Acpi(DeviceNode node, DriverContext kernel) {
        super(node, kernel);
        port = (int) node.resource("port");
    }

    @Override
    protected void initialize() {
        in16(port + CONTROL, Stage.CONTROL_READ);
    }

    @Override
    protected void stage(int stage, long answer) {
        switch (Stage.values()[stage]) {
            case CONTROL_READ -> {
                out16(port + CONTROL, (int) answer | SCI_ENABLE);
                part("pic", INTERRUPT_CONTROLLER, "Programmable interrupt controller");
                part("dma", DMA_CONTROLLER, "Direct memory access controller");
                part("speaker", SPEAKER, "System speaker");
                part("button", POWER_BUTTON, "ACPI Power Button");
                for (String id : new AcpiTables(kernel.memory()).devices())
                    part(id.toLowerCase(Locale.ROOT), "ACPI\\" + id, "Unknown device");
            }
            case TIMER_READ -> kernel.wake(argument(), Result.of(answer & TIMER_MASK));
        }
    }

    private void part(String name, String deviceId, String description) {
        kernel.found(DeviceNode.registers(node.path() + "/" + name, deviceId, description, Map.of()));
    }

    @Override
    protected void call(long threadId, SystemCall.Device call, Slice memory) {
        if (call.code() == PcCodes.READ_TIMER) in32(port + TIMER, Stage.TIMER_READ);
        else super.call(threadId, call, memory);
    }

    @Override
    protected void start(IoRequest request) {
        complete(request.id(), Refusals.notADevice(node));
    }
}
