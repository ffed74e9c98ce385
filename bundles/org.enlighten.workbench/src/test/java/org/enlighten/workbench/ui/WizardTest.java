// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Label;
import org.enlighten.management.Drive;
import org.enlighten.management.Medium;
import org.enlighten.management.VmView;
import org.enlighten.workbench.fake.FakeManagement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Wizards and the role, with real mouse and keys.
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class WizardTest {
    private static VmView made(FakeManagement management, String name) {
        return management.vms().stream()
                .filter(vm -> vm.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theWizardMakesAMachineWithItsDiskAndMedium() throws Exception {
        FakeManagement management = FakeManagement.lab();
        try (Ui ui = Ui.open(management)) {
            ui.size(1280, 800);
            MainPage page = new MainPage(ui);
            ui.key("ctrl+n");
            ui.click("wizard.next");
            ui.click("newvm.name");
            ui.key("ctrl+a");
            ui.type("lab7");
            for (int i = 0; i < 4; i++) ui.click("wizard.next");
            ui.click("newvm.install.medium");
            ui.click("wizard.next");
            ui.click("newvm.start");
            ui.click("wizard.finish");
            Ui.eventually("it is in the list and runs", () -> page.state("lab7").equals("Running"));
            List<Drive> drives = made(management, "lab7").settings().drives();
            assertTrue(((Drive.HardDisk) drives.getFirst()).path().endsWith("\\lab7.vhd"));
            assertEquals(new Medium.Installation("windows-nt4"), ((Drive.Dvd) drives.getLast()).medium());
        }
    }

    @Test
    void finishOnTheFirstPageMakesOneWithTheDefaults() throws Exception {
        FakeManagement management = FakeManagement.lab();
        try (Ui ui = Ui.open(management)) {
            ui.size(1280, 800);
            ui.click("host.new.vm");
            ui.click("wizard.finish");
            MainPage page = new MainPage(ui);
            Ui.eventually("it is in the list", () -> page.names().contains("New Virtual Machine"));
            assertEquals(
                    512,
                    made(management, "New Virtual Machine").settings().memory().startupMib());
        }
    }

    @Test
    void anEmptyNameIsToldByTheFieldAndStopsTheWizard() throws Exception {
        try (Ui ui = Ui.open(FakeManagement.lab())) {
            ui.size(1280, 800);
            ui.click("host.new.vm");
            ui.click("wizard.next");
            ui.click("newvm.name");
            ui.key("ctrl+a", "BackSpace");
            Ui.eventually(
                    "the problem is told",
                    () -> ui.of("wizard.problem", Label.class, Label::getText).startsWith("Name:"));
            assertFalse(ui.of("wizard.next", Button.class, Button::getEnabled));
            assertFalse(ui.of("wizard.finish", Button.class, Button::getEnabled));
            ui.click("wizard.cancel");
        }
    }

    @Test
    void theRoleIsInstalledAndTheRestartMakesItEffective() throws Exception {
        try (Ui ui = Ui.open(FakeManagement.bare(true))) {
            ui.size(1280, 800);
            ui.click("page.host.role");
            ui.click("role.install");
            Ui.eventually("it can be restarted", () -> ui.of("role.restart", Button.class, Button::getEnabled));
            ui.shot("role", 1280, 800);
            ui.click("role.restart");
            Ui.eventually(
                    "there is a list", () -> new MainPage(ui).offered("host.").contains("host.new.vm"));
        }
    }

    @Test
    void eachReasonAgainstTheRoleIsTold() throws Exception {
        try (Ui ui = Ui.open(FakeManagement.bare(false))) {
            ui.size(1280, 800);
            ui.click("host.role");
            ui.click("role.install");
            String reason = ui.of("role.reason", Label.class, Label::getText);
            assertTrue(reason.contains("Hardware virtualization is switched off"), reason);
            ui.shot("role-refused", 1280, 800);
            ui.click("role.close");
        }
    }
}
