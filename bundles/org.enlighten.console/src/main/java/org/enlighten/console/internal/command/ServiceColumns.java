// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import org.enlighten.console.Columns;
import org.enlighten.management.ServiceView;

/// How services are told.
final class ServiceColumns {
    static final Columns<ServiceView> ALL = new Columns<ServiceView>()
            .text("status", "Status", service -> service.running() ? "Running" : "Stopped")
            .text("name", "Name", ServiceView::name)
            .text("displayName", "DisplayName", ServiceView::displayName)
            .text("startType", "StartType", ServiceView::start)
            .number("processId", "ProcessId", ServiceView::processId);

    private ServiceColumns() {}
}
