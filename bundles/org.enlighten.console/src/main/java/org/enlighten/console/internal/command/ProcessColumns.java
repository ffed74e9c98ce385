// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import org.enlighten.console.Columns;
import org.enlighten.management.ProcessView;

/// How processes are told.
final class ProcessColumns {
    static final Columns<ProcessView> ALL = new Columns<ProcessView>()
            .number("processId", "Id", ProcessView::processId)
            .text("name", "ProcessName", ProcessView::name)
            .number("threads", "Threads", ProcessView::threads)
            .size("memoryBytes", "Memory", ProcessView::memoryBytes)
            .duration("userNs", "User", ProcessView::userNs)
            .duration("kernelNs", "Kernel", ProcessView::kernelNs)
            .text("commandLine", "CommandLine", ProcessView::commandLine)
            .number("parentId", "", ProcessView::parentId)
            .text("vm", "", process -> process.vm().map(Object::toString).orElse(""));

    private ProcessColumns() {}
}
