// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform.hyperv.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.enlighten.platform.Completion;
import org.enlighten.platform.GuestClock;
import org.enlighten.platform.GuestItem;
import org.enlighten.platform.GuestServiceView;
import org.enlighten.platform.GuestServices;
import org.enlighten.platform.MachineState;
import org.enlighten.platform.hyperv.internal.synthetic.IntegrationKind;
import org.enlighten.simulation.Cause;
import org.enlighten.simulation.Simulation;
import org.enlighten.simulation.Timer;
import org.enlighten.vmbus.integration.IntegrationHost;
import org.enlighten.vmbus.integration.ServiceView;
import org.enlighten.vmbus.integration.protocol.IntegrationService;
import org.enlighten.vmbus.integration.protocol.KvpPool;
import org.enlighten.vmbus.integration.protocol.ShutdownBody;

/// One machine's integration services, as the management service knows them: what is asked of the root's driver, and
/// who
/// waits for the answers. Those who wait are not saved: whoever replays commands gives them again.
final class MachineServices implements GuestServices {
    /// A shutdown that was agreed to ends the machine within so long, or is given up.
    private static final long OFF_NS = 300_000_000_000L;

    private final HypervInstallation installation;
    private final HypervMachine machine;
    private final TreeMap<Long, Completion> waiting = new TreeMap<>();
    private final TreeMap<Long, Runnable> copies = new TreeMap<>();
    private final Timer patience;
    private Optional<Completion> goingDown = Optional.empty();
    private long nextTag = 1;

    MachineServices(HypervInstallation installation, HypervMachine machine) {
        this.installation = installation;
        this.machine = machine;
        String id = installation.name() + "/vm/" + machine.number() + "/shutdown";
        patience = simulation().timer(id, this::notOff);
    }

    private Simulation simulation() {
        return installation.host().simulation();
    }

    private String name() {
        return machine.definition().name();
    }

    private Optional<IntegrationHost> host() {
        return machine.hardware().flatMap(_ -> installation.integration().host());
    }

    // ---- what is known ----------------------------------------------------------------------------------------------

    @Override
    public List<GuestServiceView> services() {
        return host().map(h -> h.services(partition()).stream()
                        .map(MachineServices::view)
                        .toList())
                .orElseGet(this::ofDefinition);
    }

    private static GuestServiceView view(ServiceView v) {
        return new GuestServiceView(v.service().text(), v.enabled(), v.contact().text(), v.version(), v.explanation());
    }

    private List<GuestServiceView> ofDefinition() {
        String why = "'%s' is %s.".formatted(name(), machine.state().text());
        return Arrays.stream(IntegrationService.values())
                .map(s -> {
                    boolean offered = IntegrationKind.isOffered(machine.definition(), s);
                    ServiceView.Contact contact =
                            offered ? ServiceView.Contact.NO_CONTACT : ServiceView.Contact.DISABLED;
                    return new GuestServiceView(s.text(), offered, contact.text(), "", why);
                })
                .toList();
    }

    @Override
    public GuestClock clock() {
        long hostNs = installation
                .host()
                .kernel()
                .map(k -> k.clockNs())
                .orElse(simulation().now());
        return machine.hardware()
                .flatMap(VirtualHardware::kernel)
                .map(k -> new GuestClock(true, k.clockNs(), hostNs))
                .orElseGet(() -> new GuestClock(false, 0, hostNs));
    }

    @Override
    public List<GuestItem> items() {
        List<GuestItem> items = new ArrayList<>();
        host().ifPresent(h -> {
            for (KvpPool pool : KvpPool.values())
                h.items(partition(), pool).forEach(i -> items.add(new GuestItem(text(pool), i.key(), i.value())));
        });
        return items;
    }

    private static String text(KvpPool pool) {
        return switch (pool) {
            case EXTERNAL -> "External";
            case GUEST -> "Guest";
            case INTRINSIC -> "Intrinsic";
            case HOST_INTRINSIC -> "HostIntrinsic";
        };
    }

    // ---- what is asked ----------------------------------------------------------------------------------------------

    private long partition() {
        return installation.partition(machine);
    }

    private void ask(Completion completion, BiConsumer<IntegrationHost, Long> request) {
        Optional<IntegrationHost> host = host();
        if (machine.state() != MachineState.RUNNING || host.isEmpty()) {
            completion.failed(
                    new Cause("'%s' is %s.".formatted(name(), machine.state().text())));
            return;
        }
        Optional<String> unavailable = installation.unavailable();
        if (unavailable.isPresent()) {
            completion.failed(new Cause(unavailable.get()));
            return;
        }
        long tag = nextTag++;
        waiting.put(tag, completion);
        request.accept(host.get(), tag);
    }

    @Override
    public void shutdown(boolean force, String reason, Completion completion) {
        int flags = force ? ShutdownBody.FORCE : 0;
        ShutdownBody order = new ShutdownBody(ShutdownBody.PLANNED, (int) (OFF_NS / 1_000_000_000L), flags, reason);
        ask(new GoingDown(completion), (h, tag) -> h.shutdown(partition(), tag, order));
    }

    /// The guest has agreed; now it has to be off.
    private final class GoingDown implements Completion {
        private final Completion asked;

        private GoingDown(Completion asked) {
            this.asked = asked;
        }

        @Override
        public void progress(int percent) {
            asked.progress(percent);
        }

        @Override
        public void done() {
            goingDown = Optional.of(asked);
            asked.progress(50);
            simulation().arm(patience, simulation().now() + OFF_NS);
        }

        @Override
        public void failed(Cause why) {
            asked.failed(why);
        }
    }

    private void notOff() {
        String why = "The guest agreed to shut down and was not off within %d s.".formatted(OFF_NS / 1_000_000_000L);
        goingDown.ifPresent(c -> c.failed(new Cause(why)));
        goingDown = Optional.empty();
    }

    @Override
    public void refreshItems(Completion completion) {
        ask(completion, (h, tag) -> h.refresh(partition(), tag));
    }

    @Override
    public void setItem(String key, String value, Completion completion) {
        ask(completion, (h, tag) -> h.set(partition(), tag, key, value));
    }

    @Override
    public void removeItem(String key, Completion completion) {
        ask(completion, (h, tag) -> h.delete(partition(), tag, key));
    }

    @Override
    public void frozen(Runnable copy, Completion completion) {
        ask(completion, (h, tag) -> {
            copies.put(tag, copy);
            h.freeze(partition(), tag);
        });
    }

    @Override
    public void copyFile(String source, String target, boolean overwrite, boolean createPath, Completion completion) {
        ask(completion, (h, tag) -> h.copyFile(partition(), tag, source, target, overwrite, createPath));
    }

    // ---- answers ----------------------------------------------------------------------------------------------------

    void done(long tag) {
        copies.remove(tag);
        Optional.ofNullable(waiting.remove(tag)).ifPresent(Completion::done);
    }

    void failed(long tag, Cause why) {
        copies.remove(tag);
        Optional.ofNullable(waiting.remove(tag)).ifPresent(c -> c.failed(why));
    }

    /// The guest holds still: the copy is made at this instant.
    void frozen(long tag) {
        Runnable copy = copies.remove(tag);
        if (copy != null) copy.run();
        host().ifPresent(h -> h.thaw(partition()));
    }

    /// The machine is off.
    void off() {
        simulation().cancel(patience);
        goingDown.ifPresent(Completion::done);
        goingDown = Optional.empty();
        List<Completion> left = List.copyOf(waiting.values());
        waiting.clear();
        copies.clear();
        for (Completion c : left) c.failed(new Cause("'" + name() + "' was turned off meanwhile."));
    }

    void paused() {
        host().ifPresent(h -> h.paused(partition()));
    }

    void resumed() {
        host().ifPresent(h -> h.resumed(partition()));
    }

    void forget() {
        simulation().forget(patience);
    }

    long nextTag() {
        return nextTag;
    }

    void nextTag(long next) {
        nextTag = Math.max(1, next);
    }
}
