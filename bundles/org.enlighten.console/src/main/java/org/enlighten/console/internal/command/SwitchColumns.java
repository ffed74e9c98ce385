// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import org.enlighten.console.Cell;
import org.enlighten.console.Columns;
import org.enlighten.management.SwitchType;
import org.enlighten.management.VirtualSwitchView;

/// How virtual switches are told.
final class SwitchColumns {
    static final Columns<VirtualSwitchView> ALL = new Columns<VirtualSwitchView>()
            .text("name", "Name", VirtualSwitchView::name)
            .text("switchType", "SwitchType", s -> written(s.type()))
            .text("netAdapterName", "NetAdapterName", VirtualSwitchView::adapter)
            .number("portCount", "Ports", s -> s.ports().size())
            .number("learnedCount", "Learned", s -> s.learned().size())
            .text("notes", "", VirtualSwitchView::notes)
            .text("id", "", s -> s.id().toString())
            .text("computerName", "", VirtualSwitchView::host)
            .cell("ports", "", SwitchColumns::ports);

    private SwitchColumns() {}

    private static String written(SwitchType type) {
        return switch (type) {
            case EXTERNAL -> "External";
            case INTERNAL -> "Internal";
            case PRIVATE -> "Private";
        };
    }

    private static Cell ports(VirtualSwitchView view) {
        JsonArray ports = new JsonArray();
        for (VirtualSwitchView.Port port : view.ports()) {
            JsonObject tree = new JsonObject();
            tree.addProperty("name", port.name());
            tree.addProperty("macAddress", port.address());
            tree.addProperty("vlan", port.vlan());
            tree.addProperty("framesFrom", port.from());
            tree.addProperty("framesTo", port.to());
            tree.addProperty("dropped", port.dropped());
            ports.add(tree);
        }
        return new Cell(ports, "", false);
    }
}
