// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform.hyperv.internal;

import java.util.Set;
import org.enlighten.hypervisor.protocol.Msr;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.os.driver.DriverFactory;
import org.enlighten.os.driver.IoRequest;
import org.enlighten.platform.hyperv.internal.role.RoleFiles;

/// The root's VMBus driver.
public record BusFactory() implements DriverFactory {
    private static final int SINT = 2;
    private static final int VECTOR = 0x53;

    @Override
    public String id() {
        return "vmbusr";
    }

    @Override
    public String version() {
        return RoleFiles.VERSION;
    }

    @Override
    public String description() {
        return "Virtual Machine Bus";
    }

    @Override
    public String deviceClass() {
        return "System";
    }

    @Override
    public Set<String> binds() {
        return Set.of();
    }

    @Override
    public Driver create(DeviceNode node, DriverContext context) {
        return new Bus(node, context);
    }

    /// Opens the synthetic interrupt on which guests' bus messages come to the root. No guest that is not aware of
    /// the hypervisor sends any.
    private static final class Bus extends Driver {
        Bus(DeviceNode node, DriverContext kernel) {
            super(node, kernel);
        }

        @Override
        protected void initialize() {
            kernel.connect(VECTOR);
            writeMsr(Msr.SINT0 + SINT, VECTOR);
        }

        @Override
        protected void start(IoRequest request) {
            throw new IllegalStateException("the bus driver has no queue");
        }
    }
}
