// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import org.enlighten.console.Cell;
import org.enlighten.console.Columns;
import org.enlighten.management.Drive;
import org.enlighten.management.Medium;
import org.enlighten.management.VmView;

/// How virtual machines are told.
final class VmColumns {
    static final Columns<VmView> ALL = new Columns<VmView>()
            .text("name", "Name", VmView::name)
            .text("state", "State", vm -> vm.state().label() + (vm.critical() ? "-Critical" : ""))
            .number("cpuPercent", "CPUUsage(%)", VmView::cpuPercent)
            .number("memoryAssignedMib", "MemoryAssigned(M)", VmView::assignedMemoryMib)
            .duration("uptimeNs", "Uptime", VmView::uptimeNs)
            .text("status", "Status", VmColumns::status)
            .text("id", "", vm -> vm.id().toString())
            .text("host", "", VmView::host)
            .text("created", "", vm -> vm.created().toString())
            .number("generation", "", VmView::generation)
            .text("heartbeat", "", VmView::heartbeat)
            .text("integrationServices", "", VmView::integrationServices)
            .text("guestSystem", "", VmView::guestSystem)
            .number("workerProcessId", "", VmView::workerProcessId)
            .text("notes", "", vm -> vm.settings().notes())
            .number("processorCount", "", vm -> vm.settings().processor().count())
            .number("reservePercent", "", vm -> vm.settings().processor().reservePercent())
            .number("limitPercent", "", vm -> vm.settings().processor().limitPercent())
            .number("relativeWeight", "", vm -> vm.settings().processor().relativeWeight())
            .number("memoryStartupMib", "", vm -> vm.settings().memory().startupMib())
            .cell("drives", "", VmColumns::drives)
            .text("path", "", vm -> vm.settings().path());

    private VmColumns() {}

    private static String status(VmView vm) {
        return vm.operation().isEmpty() ? vm.status() : "%s (%d%%)".formatted(vm.operation(), vm.operationPercent());
    }

    private static Cell drives(VmView vm) {
        JsonArray drives = new JsonArray();
        vm.settings().drives().forEach(drive -> drives.add(drive(drive)));
        return new Cell(drives, "", false);
    }

    private static JsonObject drive(Drive drive) {
        JsonObject object = new JsonObject();
        object.addProperty("bus", drive.address().bus().name());
        object.addProperty("controller", drive.address().controller());
        object.addProperty("location", drive.address().location());
        switch (drive) {
            case Drive.HardDisk(var _, String path) -> {
                object.addProperty("kind", "HardDisk");
                object.addProperty("path", path);
            }
            case Drive.Dvd(var _, Medium medium) -> {
                object.addProperty("kind", "Dvd");
                object.addProperty("path", medium instanceof Medium.Image(String path) ? path : "");
                object.addProperty("guestOs", medium instanceof Medium.Installation(String system) ? system : "");
            }
        }
        return object;
    }
}
