// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.net.dhcp;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.enlighten.os.NetworkConfiguration;
import org.enlighten.os.net.protocol.DhcpMessage;
import org.enlighten.os.net.protocol.DhcpMessage.Kind;
import org.enlighten.os.net.protocol.Ipv4Address;
import org.enlighten.os.net.protocol.MacAddress;
import org.enlighten.simulation.Simulation;
import org.enlighten.simulation.Snapshottable;

/// What a client says and does (RFC 2131, 4.4): asks for offers, takes the first, asks again at half of the lease and,
/// of anybody, at seven eighths, and gives the address up when the lease is over.
public final class DhcpClient implements Snapshottable<DhcpClient.State> {
    /// Figure 5 of RFC 2131.
    enum Phase {
        INIT,
        SELECTING,
        REQUESTING,
        BOUND,
        RENEWING,
        REBINDING
    }

    /// What is saved.
    public record State(
            Phase phase,
            int transaction,
            long waitNs,
            int tries,
            long dueNs,
            Ipv4Address server,
            Ipv4Address address,
            long renewAtNs,
            long rebindAtNs,
            long endAtNs) {}

    private static final long SECOND = 1_000_000_000L;
    private static final long FIRST_WAIT_NS = 4 * SECOND;
    private static final long LAST_WAIT_NS = 64 * SECOND;
    private static final long RENEWAL_WAIT_NS = 60 * SECOND;
    private static final int REQUESTS_MAX = 4;
    /// A lease without end.
    private static final long FOR_EVER = 0xFFFF_FFFFL;

    private static final int PREFIX_USUAL = 24;

    private final MacAddress hardware;
    private final String hostName;
    private Phase phase = Phase.INIT;
    private int transaction;
    private long waitNs;
    private int tries;
    private long dueNs;
    private Ipv4Address server = Ipv4Address.ANY;
    private Ipv4Address address = Ipv4Address.ANY;
    private long renewAtNs;
    private long rebindAtNs;
    private long endAtNs;

    public DhcpClient(MacAddress hardware, String hostName) {
        this.hardware = hardware;
        this.hostName = hostName;
        transaction = (int) (hardware.bits() * 0x9E3779B97F4A7C15L >>> 32);
    }

    /// When [#due] wants to be called.
    public long dueNs() {
        return dueNs;
    }

    /// Whether it has an address.
    public boolean isBound() {
        return phase == Phase.BOUND || phase == Phase.RENEWING || phase == Phase.REBINDING;
    }

    /// Time has come.
    public List<DhcpAction> due(long nowNs) {
        return switch (phase) {
            case INIT -> begin(nowNs);
            case SELECTING -> discover(nowNs, Math.min(waitNs * 2, LAST_WAIT_NS));
            case REQUESTING -> ++tries > REQUESTS_MAX ? begin(nowNs) : request(nowNs, waitNs * 2);
            case BOUND, RENEWING -> nowNs < rebindAtNs ? renew(nowNs) : rebind(nowNs);
            case REBINDING -> nowNs < endAtNs ? rebind(nowNs) : lost(nowNs);
        };
    }

    private List<DhcpAction> begin(long nowNs) {
        transaction++;
        phase = Phase.SELECTING;
        return discover(nowNs, FIRST_WAIT_NS);
    }

    private List<DhcpAction> discover(long nowNs, long wait) {
        waitNs = wait;
        dueNs = nowNs + wait;
        return broadcast(message(Kind.DISCOVER, Ipv4Address.ANY, options()));
    }

    private List<DhcpAction> request(long nowNs, long wait) {
        waitNs = wait;
        dueNs = nowNs + wait;
        Map<Integer, byte[]> options = options();
        options.put(DhcpMessage.REQUESTED_ADDRESS, DhcpMessage.value(address));
        options.put(DhcpMessage.SERVER, DhcpMessage.value(server));
        return broadcast(message(Kind.REQUEST, Ipv4Address.ANY, options));
    }

    private List<DhcpAction> renew(long nowNs) {
        phase = Phase.RENEWING;
        dueNs = Math.min(rebindAtNs, nowNs + Math.max(RENEWAL_WAIT_NS, (rebindAtNs - nowNs) / 2));
        return List.of(new DhcpAction.Send(message(Kind.REQUEST, address, options()), server));
    }

    private List<DhcpAction> rebind(long nowNs) {
        phase = Phase.REBINDING;
        dueNs = Math.min(endAtNs, nowNs + Math.max(RENEWAL_WAIT_NS, (endAtNs - nowNs) / 2));
        return broadcast(message(Kind.REQUEST, address, options()));
    }

    private List<DhcpAction> lost(long nowNs) {
        address = Ipv4Address.ANY;
        return List.of(
                new DhcpAction.Configure(NetworkConfiguration.NONE),
                begin(nowNs).getFirst());
    }

    private Map<Integer, byte[]> options() {
        Map<Integer, byte[]> options = new TreeMap<>();
        if (!hostName.isEmpty()) options.put(DhcpMessage.HOST_NAME, DhcpMessage.value(hostName));
        options.put(DhcpMessage.WANTED, new byte[] {
            DhcpMessage.SUBNET_MASK, DhcpMessage.ROUTER, DhcpMessage.NAME_SERVER, DhcpMessage.LEASE_SECONDS
        });
        return options;
    }

    private DhcpMessage message(Kind kind, Ipv4Address has, Map<Integer, byte[]> options) {
        return new DhcpMessage(kind, true, transaction, 0, has.isAny(), has, Ipv4Address.ANY, hardware, options);
    }

    private static List<DhcpAction> broadcast(DhcpMessage message) {
        return List.of(new DhcpAction.Send(message, Ipv4Address.BROADCAST));
    }

    /// A message has come; one that is not for us, or not for now, changes nothing.
    public List<DhcpAction> received(DhcpMessage m, long nowNs) {
        boolean ours = !m.fromClient()
                && m.transaction() == transaction
                && m.hardware().equals(hardware);
        if (!ours) return List.of();
        boolean asked = phase == Phase.REQUESTING || phase == Phase.RENEWING || phase == Phase.REBINDING;
        return switch (m.kind()) {
            case OFFER -> phase == Phase.SELECTING ? offered(m, nowNs) : List.of();
            case ACK -> asked ? granted(m, nowNs) : List.of();
            case NAK -> asked ? lost(nowNs) : List.of();
            case DISCOVER, REQUEST, DECLINE, RELEASE, INFORM -> List.of();
        };
    }

    private List<DhcpAction> offered(DhcpMessage m, long nowNs) {
        Optional<Ipv4Address> from = m.address(DhcpMessage.SERVER);
        if (from.isEmpty() || !m.yours().isStation()) return List.of();
        server = from.get();
        address = m.yours();
        phase = Phase.REQUESTING;
        tries = 0;
        return request(nowNs, FIRST_WAIT_NS);
    }

    private List<DhcpAction> granted(DhcpMessage m, long nowNs) {
        long lease = m.seconds(DhcpMessage.LEASE_SECONDS).orElse(0L);
        if (lease == 0 || !m.yours().isStation()) return List.of();
        address = m.yours();
        server = m.address(DhcpMessage.SERVER).orElse(server);
        boolean ends = lease != FOR_EVER;
        long leaseNs = ends ? lease * SECOND : 0;
        renewAtNs = ends ? nowNs + of(m, DhcpMessage.RENEWAL_SECONDS, leaseNs / 2, leaseNs) : Simulation.NEVER;
        rebindAtNs = ends ? nowNs + of(m, DhcpMessage.REBINDING_SECONDS, leaseNs / 8 * 7, leaseNs) : Simulation.NEVER;
        renewAtNs = Math.min(renewAtNs, rebindAtNs);
        endAtNs = ends ? nowNs + leaseNs : Simulation.NEVER;
        phase = Phase.BOUND;
        dueNs = renewAtNs;
        return List.of(new DhcpAction.Configure(configuration(m)));
    }

    /// A time that the server may name, within the lease.
    private static long of(DhcpMessage m, int option, long usualNs, long mostNs) {
        return m.seconds(option).map(s -> Math.min(s * SECOND, mostNs)).orElse(usualNs);
    }

    private static NetworkConfiguration configuration(DhcpMessage m) {
        int prefix = m.address(DhcpMessage.SUBNET_MASK)
                .flatMap(Ipv4Address::prefixLength)
                .orElse(PREFIX_USUAL);
        return new NetworkConfiguration(
                m.yours(),
                prefix,
                m.address(DhcpMessage.ROUTER).orElse(Ipv4Address.ANY),
                m.address(DhcpMessage.NAME_SERVER).stream().toList());
    }

    @Override
    public Class<State> stateType() {
        return State.class;
    }

    @Override
    public State save() {
        return new State(phase, transaction, waitNs, tries, dueNs, server, address, renewAtNs, rebindAtNs, endAtNs);
    }

    @Override
    public void restore(State s) {
        phase = s.phase();
        transaction = s.transaction();
        waitNs = s.waitNs();
        tries = s.tries();
        dueNs = s.dueNs();
        server = s.server();
        address = s.address();
        renewAtNs = s.renewAtNs();
        rebindAtNs = s.rebindAtNs();
        endAtNs = s.endAtNs();
    }
}
