// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.internal.action;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.enlighten.management.HostView;
import org.enlighten.management.PowerAction;
import org.enlighten.management.VmState;
import org.enlighten.management.VmView;
import org.enlighten.workbench.Action;
import org.enlighten.workbench.Selection;
import org.enlighten.workbench.fake.FakeManagement;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Which actions a state offers, in which order.
class VmActionsTest {
    private final ActionRegistry registry = new ActionRegistry(VmActions.all(_ -> {}, _ -> {}), List.of());

    private static final String ALWAYS = "vm.connect vm.settings %svm.rename";

    private static String expected(VmState state) {
        return switch (state) {
            case OFF, SAVED -> ALWAYS.formatted("vm.start ") + " vm.delete";
            case RUNNING -> ALWAYS.formatted("vm.turnoff vm.shutdown vm.pause vm.reset vm.integration ");
            case PAUSED -> ALWAYS.formatted("vm.turnoff vm.resume vm.reset ");
            case STARTING, STOPPING -> ALWAYS.formatted("vm.turnoff ");
            case SAVING, PAUSING, RESUMING, RESETTING -> ALWAYS.formatted("");
        };
    }

    private static List<PowerAction> possible(VmState state) {
        return switch (state) {
            case OFF, SAVED -> List.of(PowerAction.START);
            case RUNNING -> List.of(PowerAction.TURN_OFF, PowerAction.SHUT_DOWN, PowerAction.PAUSE, PowerAction.RESET);
            case PAUSED -> List.of(PowerAction.TURN_OFF, PowerAction.RESUME, PowerAction.RESET);
            case STARTING, STOPPING -> List.of(PowerAction.TURN_OFF);
            case SAVING, PAUSING, RESUMING, RESETTING -> List.of();
        };
    }

    @TestFactory
    Stream<DynamicTest> eachStateOffersItsActionsInTheirOrder() {
        return Stream.of(VmState.values())
                .map(state -> DynamicTest.dynamicTest(
                        state.label(), () -> assertEquals(expected(state), offered(vm("a", state)))));
    }

    @TestFactory
    Stream<DynamicTest> twoMachinesOfferWhatBothCanDo() {
        return Stream.of(VmState.values())
                .flatMap(a -> Stream.of(VmState.values()).map(b -> pair(a, b)));
    }

    private DynamicTest pair(VmState a, VmState b) {
        return DynamicTest.dynamicTest(a.label() + " and " + b.label(), () -> {
            List<String> both = Stream.of(expected(a).split(" "))
                    .filter(id -> List.of(expected(b).split(" ")).contains(id))
                    .filter(id -> !List.of("vm.settings", "vm.integration", "vm.rename")
                            .contains(id))
                    .toList();
            assertEquals(String.join(" ", both), offered(vm("a", a), vm("b", b)));
        });
    }

    @Test
    void aKeyMeansTheFirstActionThatApplies() {
        Selection paused = selection(vm("a", VmState.PAUSED));
        Action pauseOrResume = registry.byId("vm.resume").orElseThrow();
        assertEquals(Optional.of(pauseOrResume), registry.byKey(pauseOrResume.key(), paused));
        assertEquals(Optional.empty(), registry.byKey(0, paused));
    }

    @Test
    void nothingIsOfferedWhereNothingIsSelected() {
        assertEquals("", offered());
    }

    private String offered(VmView... vms) {
        List<Action> actions = registry.applicable(Action.Target.VM, selection(vms));
        return String.join(" ", actions.stream().map(Action::id).toList());
    }

    private static Selection selection(VmView... vms) {
        try (FakeManagement management = FakeManagement.bare(true)) {
            HostView host = management.inventory().join().hosts().getFirst();
            return new Selection(Optional.of(host), List.of(vms));
        }
    }

    private static VmView vm(String name, VmState state) {
        try (FakeManagement management = FakeManagement.many(1)) {
            VmView like = management.vms().getFirst();
            return new VmView(
                    like.host(),
                    UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
                    name,
                    state,
                    false,
                    0,
                    0,
                    0,
                    "",
                    "",
                    0,
                    Instant.EPOCH,
                    1,
                    "",
                    "",
                    "",
                    possible(state),
                    0,
                    like.settings());
        }
    }

    @Test
    void aCriticalMachineThatIsOffCannotBeConnectedTo() {
        VmView well = vm("a", VmState.OFF);
        VmView critical = new VmView(
                well.host(),
                well.id(),
                "a",
                VmState.OFF,
                true,
                0,
                0,
                0,
                "Its disk is gone.",
                "",
                0,
                Instant.EPOCH,
                1,
                "",
                "",
                "",
                List.of(),
                0,
                well.settings());
        assertEquals("vm.settings vm.rename vm.delete", offered(critical));
    }
}
