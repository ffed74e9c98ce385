// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform.hyperv.internal.hostile;

import java.util.ArrayList;
import java.util.List;
import org.enlighten.hypervisor.protocol.CallCode;
import org.enlighten.hypervisor.protocol.HvStatus;
import org.enlighten.platform.AttemptView;
import org.enlighten.platform.HostileGuest;
import org.enlighten.simulation.TraceEvent;
import org.enlighten.vmbus.VmbusEvents;
import org.enlighten.vmbus.VmbusEvents.Refusal;

/// The hostile software of this platform, and what the trace tells of it.
public record HostileTrial() implements HostileGuest {
    @Override
    public String medium() {
        return HostileSystem.ID;
    }

    @Override
    public Watch watch(int traceNumber) {
        return new Reading(traceNumber);
    }

    private static final class Reading implements Watch {
        private static final List<Attempt> ATTEMPTS = Attempts.all();

        private final int partition;
        private final List<AttemptView> attempts = new ArrayList<>();
        private final List<String> checks = new ArrayList<>();
        private int under = -1;
        private boolean done;

        Reading(int partition) {
            this.partition = partition;
        }

        @Override
        public void read(TraceEvent event) {
            if (event.partition() != partition) return;
            String type = event.type().name();
            if (type.equals("hypervisor.exit-out") && event.a() == HostileEngine.NUMBER_PORT) number((int) event.b());
            else if (type.equals("hypervisor.exit-out") && event.a() == HostileEngine.SEEN_PORT) seen((int) event.b());
            else check(event, type);
        }

        private void number(int number) {
            checks.clear();
            done = number == HostileEngine.DONE;
            under = done || number >= ATTEMPTS.size() ? -1 : number;
        }

        private void check(TraceEvent event, String type) {
            if (under < 0) return;
            if (type.equals("hypervisor.guest-hypercall") && HvStatus.of(event.b()) != HvStatus.SUCCESS)
                checks.add("hypervisor: %s answers %s".formatted(name(event.a()), HvStatus.of(event.b())));
            else if (event.type().equals(VmbusEvents.MESSAGE_REFUSED))
                checks.add(
                        "bus: message %d refused, %s".formatted(event.a(), words(Refusal.values()[(int) event.b()])));
            else if (event.type().equals(VmbusEvents.CHANNEL_BROKEN))
                checks.add("bus: channel %d ended, rule %d of its ring broken".formatted(event.a(), event.b()));
        }

        private static String name(long code) {
            for (CallCode call : CallCode.values()) if (call.code() == code) return words(call);
            return "call 0x%X".formatted(code);
        }

        private static String words(Enum<?> name) {
            return name.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        }

        private void seen(int number) {
            if (under < 0) return;
            Attempt attempt = ATTEMPTS.get(under);
            under = -1;
            HostileEngine.Seen seen = HostileEngine.Seen.values()[number & 3];
            if (attempt.family().isEmpty()) return;
            boolean told = !checks.isEmpty();
            boolean refused = seen == HostileEngine.Seen.REFUSED || seen == HostileEngine.Seen.NOTHING && told;
            attempts.add(
                    switch (seen) {
                        case NOT_TRIED -> view(attempt, "not tried: the machine has no device on its bus", true);
                        case REFUSED, NOTHING, LET_THROUGH ->
                            view(attempt, told ? checks.getLast() : plain(attempt), refused);
                    });
        }

        private static AttemptView view(Attempt attempt, String check, boolean refused) {
            return new AttemptView(attempt.family(), attempt.what(), check, refused);
        }

        /// What refuses without a word in the trace but the access itself.
        private static String plain(Attempt attempt) {
            return switch (attempt.sign()) {
                case ONES -> "worker: no device answers there, all bits read 1";
                case OTHER_VALUE -> "hypervisor: the register does not take the value";
                case NO_DATA -> "worker: the disk's controller gives no data";
                case STATUS, TRACE -> "";
            };
        }

        @Override
        public boolean isDone() {
            return done;
        }

        @Override
        public List<AttemptView> attempts() {
            return List.copyOf(attempts);
        }
    }
}
