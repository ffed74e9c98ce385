// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.enlighten.management.ManagementException;
import org.enlighten.management.NetworkAdapterView;
import org.enlighten.management.NetworkCaptureView;
import org.enlighten.management.NetworkManagement;
import org.enlighten.management.NewSwitch;
import org.enlighten.management.OpenSettings;
import org.enlighten.management.Operation;
import org.enlighten.management.PowerAction;
import org.enlighten.management.SwitchType;
import org.enlighten.management.VirtualSwitchView;
import org.enlighten.management.VmChange;
import org.enlighten.management.VmView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworksTest {
    @TempDir
    Path folder;

    private TestWorkspace workspace;

    private TestWorkspace opened() throws ManagementException {
        return TestWorkspace.open(
                folder.resolve("ws").toString(), OptionalLong.of(3), OpenSettings.Clock.WAITING_CALLER);
    }

    private NetworkManagement withRole() throws ManagementException {
        workspace = opened();
        workspace.installRole();
        return workspace.host().networks();
    }

    private static NewSwitch lan(String name) {
        return new NewSwitch(name, SwitchType.PRIVATE, "", "");
    }

    private void change(VmView vm, VmChange... changes) throws ManagementException {
        workspace.await(workspace.host().vms().modify(vm.id(), List.of(changes)));
    }

    private List<NetworkAdapterView> adapters() throws ManagementException {
        return workspace.get(workspace.host().networks().adapters());
    }

    private String refusal(Operation<?> operation) {
        return assertThrows(ManagementException.class, () -> workspace.await(operation))
                .getMessage();
    }

    @Test
    void switchesAreMadeListedRefusedAndRemoved() throws ManagementException {
        NetworkManagement networks = withRole();
        VirtualSwitchView made = workspace.await(networks.create(lan("LAN")));
        assertEquals(SwitchType.PRIVATE, made.type());
        assertTrue(refusal(networks.create(lan("lan"))).startsWith("There is a switch 'LAN' already."));
        assertEquals(
                "An external switch uses a network adapter of the host: name one.",
                refusal(networks.create(new NewSwitch("Out", SwitchType.EXTERNAL, "", ""))));
        assertTrue(refusal(networks.create(new NewSwitch("Out", SwitchType.EXTERNAL, "nic/9", "")))
                .startsWith("HV01 has no network adapter 'nic/9'. It has '"));
        VirtualSwitchView out =
                workspace.await(networks.create(new NewSwitch("Out", SwitchType.EXTERNAL, "nic/0", "")));
        assertEquals("uplink", out.ports().getFirst().name());
        assertTrue(refusal(networks.create(new NewSwitch("Out 2", SwitchType.EXTERNAL, "nic/0", "")))
                .contains("is in use by another switch"));
        assertEquals(
                List.of("LAN", "Out"),
                workspace.get(networks.switches()).stream()
                        .map(VirtualSwitchView::name)
                        .toList());
        assertEquals("LAN", workspace.await(networks.remove("LAN")));
        assertTrue(refusal(networks.remove("LAN")).startsWith("There is no virtual switch 'LAN' on HV01."));
        workspace.close();
    }

    @Test
    void adaptersHaveAddressesOfTheirOwnAndAConflictIsRefused() throws ManagementException {
        NetworkManagement networks = withRole();
        workspace.await(networks.create(lan("LAN")));
        VmView one = workspace.define("one");
        VmView two = workspace.define("two");
        change(one, new VmChange.AddAdapter("", false, "lan"));
        change(two, new VmChange.AddAdapter("second", false, ""));
        NetworkAdapterView first = adapters().getFirst();
        NetworkAdapterView second = adapters().getLast();
        assertEquals("LAN", first.switchName(), "as the switch is called");
        assertEquals("Network Adapter", first.name());
        assertTrue(first.address().startsWith("00-15-5D-"), first.address());
        assertTrue(!first.address().equals(second.address()), first.address());
        String conflict = refusal(workspace
                .host()
                .vms()
                .modify(two.id(), List.of(new VmChange.AdapterAddress(second.id(), first.address()))));
        assertTrue(conflict.contains("another adapter on this host has it"), conflict);
        change(two, new VmChange.AdapterAddress(second.id(), "02-00-00-00-00-07"));
        assertEquals("02-00-00-00-00-07", adapters().getLast().address());
        assertEquals(false, adapters().getLast().dynamic());
        String nonsense = refusal(
                workspace.host().vms().modify(two.id(), List.of(new VmChange.AdapterAddress(second.id(), "here"))));
        assertTrue(nonsense.startsWith("'here' is no address of an adapter."), nonsense);
        change(two, new VmChange.RemoveAdapter(second.id()));
        assertEquals(1, adapters().size());
        workspace.close();
    }

    @Test
    void definitionsOutliveTheRestartOfTheHostAndOfTheProgram() throws ManagementException {
        NetworkManagement networks = withRole();
        workspace.await(networks.create(lan("LAN")));
        VmView vm = workspace.define("one");
        change(vm, new VmChange.AddAdapter("", false, "LAN"));
        List<NetworkAdapterView> before = adapters();
        workspace.await(workspace.host().system().restart());
        assertEquals(before, adapters());
        workspace.close();
        workspace = opened();
        assertEquals(before, adapters());
        assertEquals(
                "LAN",
                workspace.get(workspace.host().networks().switches()).getFirst().name());
        workspace.close();
    }

    @Test
    void aRunningMachineIsPluggedInAndOutAndCaptured() throws Exception {
        NetworkManagement networks = withRole();
        workspace.await(networks.create(lan("LAN")));
        workspace.await(networks.create(lan("DMZ")));
        VmView vm = workspace.define("one");
        change(vm, new VmChange.AddAdapter("", false, "LAN"));
        NetworkAdapterView adapter = adapters().getFirst();
        assertEquals("The machine is off.", adapter.status());
        String off = refusal(
                networks.startCapture(vm.id(), folder.resolve("x.pcapng").toString()));
        assertTrue(off.contains("has no network adapter that is connected now"), off);
        workspace.await(workspace.host().vms().power(vm.id(), PowerAction.START));
        assertEquals("The guest has no driver for it.", adapters().getFirst().status());
        String path = folder.resolve("lan.pcapng").toString();
        workspace.await(networks.startCapture(vm.id(), path));
        assertTrue(refusal(networks.startCapture(vm.id(), path)).contains("are being captured to"));
        NetworkCaptureView ended = workspace.await(networks.stopCapture(vm.id()));
        assertEquals(0, ended.frames());
        assertTrue(Files.size(Path.of(path)) > 40, "a section and an interface");
        change(vm, new VmChange.ConnectAdapter(adapter.id(), "DMZ"), new VmChange.AdapterVlan(adapter.id(), 7));
        VirtualSwitchView dmz = workspace.get(networks.switches()).getFirst();
        assertEquals(7, dmz.ports().getFirst().vlan());
        change(vm, new VmChange.ConnectAdapter(adapter.id(), ""));
        assertEquals("Not connected.", adapters().getFirst().status());
        String running =
                refusal(workspace.host().vms().modify(vm.id(), List.of(new VmChange.AddAdapter("", false, ""))));
        assertTrue(running.contains("can be changed while it is off"), running);
        workspace.await(networks.remove("LAN"));
        workspace.close();
    }
}
