// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Locale;
import org.enlighten.console.Cell;
import org.enlighten.console.Columns;
import org.enlighten.management.HostView;

/// How hosts are told.
final class HostColumns {
    static final Columns<HostView> ALL = new Columns<HostView>()
            .text("name", "Name", HostView::name)
            .text("state", "State", host -> label(host.state()))
            .number("logicalProcessorCount", "LogicalProcessors", HostView::logicalProcessors)
            .number("memoryMib", "Memory(M)", HostView::memoryMib)
            .number("memoryFreeMib", "Free(M)", HostView::memoryFreeMib)
            .duration("uptimeNs", "Uptime", HostView::uptimeNs)
            .text("system", "System", HostView::systemName)
            .flag("hypervisorPresent", "Hypervisor", HostView::hypervisorPresent)
            .text("statusText", "", HostView::statusText)
            .text("profile", "", HostView::profile)
            .text("systemId", "", HostView::system)
            .number("numaNodeCount", "", HostView::numaNodes)
            .flag("manageable", "", HostView::manageable)
            .text("unmanageable", "", HostView::unmanageable)
            .flag("firmwareX64", "", host -> host.firmware().x64())
            .flag("firmwareVirtualization", "", host -> host.firmware().hardwareVirtualization())
            .flag("firmwareDep", "", host -> host.firmware().dataExecutionPrevention())
            .text("virtualMachinePath", "", HostView::vmPath)
            .text("virtualHardDiskPath", "", HostView::diskPath)
            .cell("volumes", "", HostColumns::volumes);

    private HostColumns() {}

    private static String label(HostView.State state) {
        String words = state.name().replace('_', ' ').toLowerCase(Locale.ROOT);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static Cell volumes(HostView host) {
        JsonArray volumes = new JsonArray();
        for (HostView.Volume volume : host.volumes()) {
            JsonObject object = new JsonObject();
            object.addProperty("letter", volume.letter());
            object.addProperty("label", volume.label());
            object.addProperty("fileSystem", volume.fileSystem());
            object.addProperty("capacityBytes", volume.capacityBytes());
            object.addProperty("freeBytes", volume.freeBytes());
            volumes.add(object);
        }
        return new Cell(volumes, "", false);
    }
}
