// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.enlighten.management.ManagementException;
import org.enlighten.management.PowerAction;
import org.enlighten.management.VmCondition;
import org.enlighten.management.VmState;
import org.enlighten.management.VmView;
import org.enlighten.platform.MachineState;
import org.enlighten.platform.MachineView;
import org.enlighten.simulation.Cause;

/// Starts, stops and waits for virtual machines.
final class VmPower {
    private static final long POWER_TIMEOUT_NS = 600_000_000_000L;
    private static final long STATE_EVERY_NS = 1_000_000;
    private static final long SCREEN_EVERY_NS = 10_000_000;

    private final HostNode host;

    VmPower(HostNode host) {
        this.host = host;
    }

    void power(UUID id, PowerAction action, Work<VmView> work) throws ManagementException {
        VmNode node = host.machine(id);
        if (action == PowerAction.SHUT_DOWN) {
            new IntegrationWork(host).shutDown(id, false, work);
            return;
        }
        host.during(work);
        host.activate(node);
        work.atMost(
                POWER_TIMEOUT_NS,
                () -> new Cause("'%s' did not %s within ten minutes of virtual time."
                        .formatted(node.name(), VmViews.platform(action).verb())));
        node.machine().power(VmViews.platform(action), work.completion(() -> {
            node.settle();
            work.done(VmViews.of(node));
        }));
    }

    void waitFor(UUID id, VmCondition condition, long timeoutNs, Work<VmView> work) throws ManagementException {
        VmNode node = host.machine(id);
        node.machine();
        host.during(work);
        long every = condition instanceof VmCondition.InState ? STATE_EVERY_NS : SCREEN_EVERY_NS;
        BooleanSupplier holds = () -> holds(node, condition) || isHopeless(node, condition);
        work.when(
                every,
                timeoutNs,
                holds,
                () -> {
                    if (!holds(node, condition)) throw new ManagementException(hopeless(node, condition));
                    work.done(VmViews.of(node));
                },
                () -> new Cause(late(node, condition, timeoutNs), new Cause(instead(node))));
    }

    private static boolean holds(VmNode node, VmCondition condition) {
        Optional<MachineView> view = node.looked();
        if (view.isEmpty()) return false;
        return switch (condition) {
            case VmCondition.InState(VmState state) -> VmViews.state(view.get().state()) == state;
            case VmCondition.AtPrompt() ->
                view.get().state() == MachineState.RUNNING && Prompts.isAtPrompt(node.screen());
            case VmCondition.Shows(String text) ->
                String.join("\n", node.screen().rows()).contains(text);
        };
    }

    /// A machine that is off, or has failed, shows nothing new any more.
    private static boolean isHopeless(VmNode node, VmCondition condition) {
        if (condition instanceof VmCondition.InState) return false;
        return node.looked()
                .map(view -> view.state() == MachineState.OFF || view.state() == MachineState.CRITICAL)
                .orElse(true);
    }

    private static Cause hopeless(VmNode node, VmCondition condition) {
        MachineView view = node.looked().orElseThrow();
        String what = "'%s' is %s; it will not %s."
                .formatted(node.name(), view.state().text(), text(condition));
        return view.fault().map(fault -> new Cause(what, fault)).orElseGet(() -> new Cause(what));
    }

    private static String late(VmNode node, VmCondition condition, long timeoutNs) {
        return "'%s' did not %s within %s of virtual time."
                .formatted(node.name(), text(condition), Spans.text(timeoutNs));
    }

    private static String text(VmCondition condition) {
        return switch (condition) {
            case VmCondition.InState(VmState state) -> "become " + state.label();
            case VmCondition.AtPrompt() -> "show a command prompt";
            case VmCondition.Shows(String text) -> "show '" + text + "'";
        };
    }

    private static String instead(VmNode node) {
        String state = node.looked().map(view -> view.state().text()).orElse("gone");
        String screen = Prompts.lastLine(node.screen());
        return "It is %s%s".formatted(state, screen.isEmpty() ? "." : ", and its screen ends with '" + screen + "'.");
    }
}
