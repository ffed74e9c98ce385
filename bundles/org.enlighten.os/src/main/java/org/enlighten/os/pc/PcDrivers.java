// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.pc;

import java.util.List;
import org.enlighten.os.driver.DriverFactory;

/// All drivers of this package, for who builds a kernel without a service registry.
public final class PcDrivers {
    /// Version of every driver here.
    public static final String VERSION = "1.0.0";

    private PcDrivers() {}

    public static List<DriverFactory> factories() {
        IdeChannels channels = new IdeChannels();
        return List.of(
                new PciBusFactory(),
                new IsaBusFactory(),
                new AcpiFactory(),
                new BoardPartFactory(),
                new AtapiFactory(channels),
                new PciIdeFactory(channels),
                new DiskFactory(channels),
                new CdDriveFactory(channels),
                new IntervalTimerFactory(),
                new EthernetPortFactory(),
                new KeyboardPortFactory(),
                new TextConsoleFactory(),
                new SerialPortFactory());
    }
}
