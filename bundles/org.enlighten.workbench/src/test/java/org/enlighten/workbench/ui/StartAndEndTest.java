// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.enlighten.management.ManagementException;
import org.enlighten.management.OpenSettings;
import org.enlighten.workbench.fake.FakeManagement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// How the window begins and ends.
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class StartAndEndTest {
    @Test
    void theWindowManagersKeyEndsItAndTheWorkspaceIsGivenBack() throws Exception {
        FakeManagement management = FakeManagement.lab();
        try (Ui ui = Ui.open(management)) {
            ui.size(1280, 800);
            new MainPage(ui).select("web1");
            ui.key("alt+F4");
            assertEquals(0, ui.status());
            assertTrue(management.closed());
        }
    }

    @Test
    void theWorkspaceIsOpenedWithAClockOfItsOwn() throws Exception {
        OpenSettings[] asked = new OpenSettings[1];
        FakeManagement management = FakeManagement.lab();
        try (Ui ui = Ui.open(
                settings -> {
                    asked[0] = settings;
                    return management;
                },
                List.of(),
                List.of())) {
            ui.widget("vm.table");
            assertEquals(
                    new OpenSettings("/lab/workspace", OptionalLong.empty(), OpenSettings.Clock.OWN_THREAD), asked[0]);
        }
    }

    @Test
    void aWorkspaceThatCannotBeOpenedIsToldAndEndsWithAFailure() throws Exception {
        Ui ui = Ui.refused(_ -> {
            throw new ManagementException(
                    "The workspace is in use by another Enlighten (process 4711). Close that one.");
        });
        assertTrue(ui.of("error.cause", Label.class, Label::getText).contains("process 4711"));
        ui.click("error.close");
        assertEquals(1, ui.status());
    }

    @Test
    void theWidthOfAColumnIsKeptForTheNextStart() throws Exception {
        try (Ui ui = Ui.open(FakeManagement.lab())) {
            ui.of("vm.table", Table.class, table -> {
                table.getColumn(0).setWidth(301);
                return true;
            });
        }
        try (Ui ui = Ui.openAgain(FakeManagement.lab())) {
            int width =
                    ui.of("vm.table", Table.class, table -> table.getColumn(0).getWidth());
            assertEquals(301, width);
        }
    }
}
