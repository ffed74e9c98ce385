// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ToolItem;
import org.enlighten.workbench.fake.FakeManagement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The connection window, with real mouse and keys.
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class ConnectionTest {
    @Test
    void everyPressAndReleaseReachesTheGuestAsScanCodes() throws Exception {
        FakeManagement management = FakeManagement.lab();
        try (Ui ui = Ui.open(management)) {
            ui.size(1280, 800);
            new MainPage(ui).doubleClick("web1");
            ui.click("connection.screen");
            ui.key("a");
            ui.key("Up");
            ui.key("Return");
            List<Integer> expected = List.of(0x1E, 0x9E, 0xE0, 0x48, 0xE0, 0xC8, 0x1C, 0x9C);
            Ui.eventually(
                    "the codes " + expected + " instead of " + management.scanCodes("web1"),
                    () -> management.scanCodes("web1").equals(expected));
        }
    }

    @Test
    void aTapOnTheRightControlKeyTakesTheKeyboardBack() throws Exception {
        FakeManagement management = FakeManagement.lab();
        try (Ui ui = Ui.open(management)) {
            ui.size(1280, 800);
            new MainPage(ui).doubleClick("web1");
            ui.click("connection.screen");
            ui.key("b");
            Ui.eventually("the key arrived", () -> management.scanCodes("web1").size() == 2);
            ui.key("Control_R");
            Ui.eventually(
                    "the hint changed",
                    () -> ui.of("connection.hint", Label.class, Label::getText).startsWith("Click the screen"));
            List<Integer> before = management.scanCodes("web1");
            assertEquals(
                    before.stream().filter(code -> code < 0x80).count(),
                    before.stream().filter(code -> code >= 0x80 && code != 0xE0).count(),
                    "what was pressed in the guest was released there: " + before);
            ui.key("c");
            Ui.pause(300);
            assertEquals(before, management.scanCodes("web1"));
            ui.click("connection.screen");
            ui.key("d");
            Ui.eventually(
                    "a click gives it to the guest again",
                    () -> management.scanCodes("web1").size() == before.size() + 2);
        }
    }

    @Test
    void theToolBarGreysWhatDoesNotApplyAndTheScreenIsWhole() throws Exception {
        FakeManagement management = FakeManagement.lab();
        try (Ui ui = Ui.open(management)) {
            ui.size(1280, 800);
            MainPage page = new MainPage(ui);
            page.doubleClick("web10");
            Ui.eventually(
                    "it can be started",
                    () -> ui.of("connection.vm.start", ToolItem.class, ToolItem::getEnabled)
                            && !ui.of("connection.vm.turnoff", ToolItem.class, ToolItem::getEnabled));
            ui.shot("connection-off", 1280, 800);
            ui.click("connection.vm.start");
            Ui.eventually(
                    "it runs",
                    () -> ui.of("connection.status", Label.class, Label::getText)
                            .endsWith("Running"));
            Ui.eventually(
                    "it can be turned off", () -> ui.of("connection.vm.turnoff", ToolItem.class, ToolItem::getEnabled));
            Ui.eventually(
                    "the screen has its 640 by 400 dots",
                    () -> ui.of(
                            "connection.screen",
                            Canvas.class,
                            canvas -> canvas.getClientArea().width >= 640 && canvas.getClientArea().height >= 400));
        }
    }
}
