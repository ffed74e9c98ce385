// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import org.enlighten.management.DriveAddress;
import picocli.CommandLine.Option;

/// Where a hard disk is, or is to be.
final class DrivePlaceOption {
    @Option(
            names = "-ControllerType",
            paramLabel = "IDE|SCSI",
            description = "The kind of controller; IDE unless said.")
    private DriveAddress.Bus bus = DriveAddress.Bus.IDE;

    @Option(
            names = "-ControllerNumber",
            paramLabel = "NUMBER",
            description = "The controller: IDE 0 or 1, SCSI 0 to 3.")
    private Integer controller;

    @Option(
            names = "-ControllerLocation",
            paramLabel = "NUMBER",
            description = "The place there: IDE 0 or 1, SCSI 0 to 63.")
    private Integer location;

    DriveAddress.Bus bus() {
        return bus;
    }

    boolean isGiven() {
        return controller != null || location != null;
    }

    /// Whether a place is one that was meant.
    boolean means(DriveAddress at) {
        return at.bus() == bus
                && (controller == null || controller == at.controller())
                && (location == null || location == at.location());
    }
}
