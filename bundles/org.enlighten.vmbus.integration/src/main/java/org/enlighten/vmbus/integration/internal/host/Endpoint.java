// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.integration.internal.host;

import java.util.List;
import java.util.Optional;
import org.enlighten.simulation.Cause;
import org.enlighten.simulation.EventType;
import org.enlighten.simulation.Mode;
import org.enlighten.simulation.Saved;
import org.enlighten.simulation.Timer;
import org.enlighten.vmbus.HostChannel;
import org.enlighten.vmbus.Outgoing;
import org.enlighten.vmbus.integration.IntegrationEvents;
import org.enlighten.vmbus.integration.KvpItem;
import org.enlighten.vmbus.integration.protocol.IcMessage;
import org.enlighten.vmbus.integration.protocol.IcVersion;
import org.enlighten.vmbus.integration.protocol.IntegrationService;
import org.enlighten.vmbus.integration.protocol.Negotiation;

/// One component of one machine at the host: its channel, the agreement on versions, and the one request under way.
final class Endpoint implements Link {
    /// How far the two ends have come.
    enum Stage {
        /// The guest wants the channel.
        OPENED,
        /// The host's versions are on their way, or the answer is.
        AGREEING,
        READY,
        MISMATCH
    }

    /// What is saved.
    record State(
            IntegrationService service,
            int channel,
            Stage stage,
            long sinceNs,
            List<IcVersion> agreed,
            int transaction,
            boolean asking,
            byte[] unsent,
            Saved component) {}

    private static final byte[] NOTHING = {};
    private static final int TRANSACTIONS = 256;

    final IntegrationService service;
    final Component component;
    final int channel;
    private final long partition;
    private final Surroundings around;
    private final Timer timer;
    private final Outgoing out = new Outgoing();
    private Stage stage = Stage.OPENED;
    private long sinceNs;
    private Negotiation agreed = Negotiation.none();
    private int transaction;
    private boolean asking;
    /// A message for which there was no room; empty: none.
    private byte[] unsent = NOTHING;

    Endpoint(long partition, IntegrationService service, int channel, Surroundings around) {
        this.partition = partition;
        this.service = service;
        this.channel = channel;
        this.around = around;
        component = switch (service) {
            case HEARTBEAT -> new Heartbeat(this);
            case TIME -> new TimeSync(this);
            case SHUTDOWN -> new Shutdown(this);
            case KEY_VALUE -> new KeyValues(this);
            case VSS -> new Backup(this);
            case GUEST_SERVICE -> new FileCopy(this, around.files(), "integration/" + partition);
        };
        timer = around.timer(partition, service);
        sinceNs = nowNs();
    }

    Stage stage() {
        return stage;
    }

    /// How long it has been at that stage.
    long stageNs() {
        return nowNs() - sinceNs;
    }

    private void to(Stage next) {
        stage = next;
        sinceNs = nowNs();
    }

    // ---- its channel ------------------------------------------------------------------------------------------------

    /// There is room in its ring; the first time, because the guest knows that it is open.
    void writable() {
        if (stage == Stage.OPENED) begin();
        else if (unsent.length > 0) {
            byte[] message = unsent;
            unsent = NOTHING;
            send(message);
        }
    }

    private void begin() {
        to(Stage.AGREEING);
        Negotiation ours = new Negotiation(IntegrationService.FRAMEWORKS, service.versions());
        asking = true;
        send(IcMessage.request(IcVersion.V1_0, IcMessage.NEGOTIATE, IcVersion.V1_0, transaction, ours.bytes())
                .bytes());
    }

    /// The channel is closed, or the machine has gone.
    void end() {
        component.lost();
        around.forget(timer);
    }

    void received(byte[] packet) {
        Optional<IcMessage> message = IcMessage.of(packet).filter(m -> m.isResponse() && asking);
        if (message.isEmpty() || message.get().transaction() != transaction) {
            refused(message.map(IcMessage::type).orElse(-1));
            return;
        }
        IcMessage answer = message.get();
        boolean agreeing = answer.type() == IcMessage.NEGOTIATE;
        if (agreeing && stage == Stage.AGREEING) agreed(answer);
        else if (answer.type() == service.messageType() && stage == Stage.READY) {
            asking = false;
            tell(IntegrationEvents.ANSWERED, answer.status());
            component.answered(answer);
        } else refused(answer.type());
    }

    private void refused(int type) {
        tell(IntegrationEvents.REFUSED, type);
    }

    private void agreed(IcMessage answer) {
        asking = false;
        Optional<Negotiation> chosen = Negotiation.of(answer.body()).filter(this::isOurs);
        if (chosen.isEmpty()) {
            to(Stage.MISMATCH);
            tell(IntegrationEvents.MISMATCH, 0);
            return;
        }
        agreed = chosen.get();
        to(Stage.READY);
        tell(
                IntegrationEvents.AGREED,
                (long) version().major() << 32 | version().minor());
        component.ready();
    }

    private boolean isOurs(Negotiation n) {
        return n.frameworks().size() == 1
                && n.messages().size() == 1
                && IntegrationService.FRAMEWORKS.contains(n.frameworks().getFirst())
                && service.versions().contains(n.messages().getFirst());
    }

    private void send(byte[] message) {
        Optional<HostChannel> open = around.channel(channel);
        boolean sent = open.isPresent() && open.get().send(out.data(0).payload(message));
        if (!sent) unsent = message;
    }

    void due() {
        component.due();
    }

    // ---- for its component ------------------------------------------------------------------------------------------

    @Override
    public long nowNs() {
        return around.nowNs();
    }

    @Override
    public long clockNs() {
        return around.clockNs();
    }

    @Override
    public IcVersion version() {
        return agreed.messages().getFirst();
    }

    /// As people read it.
    String versionText() {
        return agreed.messages().isEmpty() ? "" : version().toString();
    }

    @Override
    public void ask(byte[] body) {
        transaction = (transaction + 1) % TRANSACTIONS;
        asking = true;
        tell(IntegrationEvents.ASKED, transaction);
        send(IcMessage.request(agreed.frameworks().getFirst(), service.messageType(), version(), transaction, body)
                .bytes());
    }

    @Override
    public boolean isAsking() {
        return asking;
    }

    @Override
    public void giveUp() {
        tell(IntegrationEvents.TIMED_OUT, transaction);
        asking = false;
        unsent = NOTHING;
    }

    @Override
    public void wakeAt(long ns) {
        around.arm(timer, ns);
    }

    @Override
    public void done(long tag) {
        around.client().done(partition, tag);
    }

    @Override
    public void failed(long tag, Cause why) {
        around.client().failed(partition, tag, why);
    }

    @Override
    public void frozen(long tag) {
        around.client().frozen(partition, tag);
    }

    @Override
    public List<KvpItem> toTell() {
        return around.client().toTell(partition);
    }

    private void tell(EventType type, long b) {
        around.trace().record(type, (int) partition, 0, Mode.KERNEL, 0, service.ordinal(), b);
    }

    // ---- saved state ------------------------------------------------------------------------------------------------

    State save() {
        List<IcVersion> versions = agreed.messages().isEmpty()
                ? List.of()
                : List.of(agreed.frameworks().getFirst(), agreed.messages().getFirst());
        return new State(service, channel, stage, sinceNs, versions, transaction, asking, unsent, component.save());
    }

    void restore(State s) {
        stage = s.stage();
        sinceNs = s.sinceNs();
        if (!s.agreed().isEmpty())
            agreed = Negotiation.chosen(s.agreed().getFirst(), s.agreed().getLast());
        transaction = s.transaction();
        asking = s.asking();
        unsent = s.unsent();
        component.restore(s.component());
    }
}
