// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.net.dhcp;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.enlighten.os.net.protocol.DhcpMessage;
import org.enlighten.os.net.protocol.DhcpMessage.Kind;
import org.enlighten.os.net.protocol.Ipv4Address;
import org.enlighten.os.net.protocol.MacAddress;
import org.enlighten.simulation.Snapshottable;

/// What a server says (RFC 2131, 4.3): who has an address keeps it, an address asked for is given when it is free, and
/// otherwise the first that is.
public final class DhcpServer implements Snapshottable<DhcpServer.State> {
    /// What it gives.
    ///
    /// @param first, last addresses of the range, at most 65 536
    /// @param gateway 0.0.0.0 for none
    public record Range(Ipv4Address first, Ipv4Address last, int prefixLength, Ipv4Address gateway, long leaseSeconds) {
        private static final int SIZE_MAX = 1 << 16;

        public Range {
            int size = last.bits() - first.bits() + 1;
            if (!first.isInNetwork(last, prefixLength) || size < 1 || size > SIZE_MAX)
                throw new IllegalArgumentException(
                        "a range of addresses goes upwards within one network, at most %d of them: %s to %s/%d"
                                .formatted(SIZE_MAX, first, last, prefixLength));
        }

        boolean contains(Ipv4Address a) {
            return a.bits() - first.bits() >= 0 && last.bits() - a.bits() >= 0 && a.isInNetwork(first, prefixLength);
        }
    }

    /// An address and who has it; [MacAddress#NONE]: somebody who was not given it.
    public record Lease(Ipv4Address address, MacAddress hardware, long untilNs) {}

    /// What is saved.
    public record State(List<Lease> leases) {}

    private static final long SECOND = 1_000_000_000L;
    /// How long an offer is kept for who was made it, and an address that somebody was found to have is left alone.
    private static final long OFFER_NS = 60 * SECOND;

    private static final long DECLINED_NS = 3600 * SECOND;

    private final Range range;
    private final Ipv4Address own;
    /// By address.
    private final TreeMap<Integer, Lease> leases = new TreeMap<>();

    /// @param own its own address, which it does not give
    public DhcpServer(Range range, Ipv4Address own) {
        this.range = range;
        this.own = own;
    }

    public List<Lease> leases() {
        return List.copyOf(leases.values());
    }

    /// A message has come.
    public List<DhcpAction> received(DhcpMessage m, long nowNs) {
        if (!m.fromClient() || m.hardware().isGroup() || m.hardware().equals(MacAddress.NONE)) return List.of();
        return switch (m.kind()) {
            case DISCOVER -> discovered(m, nowNs);
            case REQUEST -> requested(m, nowNs);
            case INFORM -> reply(m, Kind.ACK, Ipv4Address.ANY, Map.of());
            case DECLINE -> {
                m.address(DhcpMessage.REQUESTED_ADDRESS)
                        .filter(a -> isOf(a, m.hardware()))
                        .ifPresent(a -> put(new Lease(a, MacAddress.NONE, nowNs + DECLINED_NS)));
                yield List.of();
            }
            case RELEASE -> {
                if (isOf(m.client(), m.hardware())) leases.remove(m.client().bits());
                yield List.of();
            }
            case OFFER, ACK, NAK -> List.of();
        };
    }

    private List<DhcpAction> discovered(DhcpMessage m, long nowNs) {
        Optional<Ipv4Address> free = choose(m, nowNs);
        if (free.isEmpty()) return List.of();
        put(new Lease(free.get(), m.hardware(), Math.max(nowNs + OFFER_NS, until(free.get()))));
        return reply(m, Kind.OFFER, free.get(), granted());
    }

    private Optional<Ipv4Address> choose(DhcpMessage m, long nowNs) {
        for (Lease l : leases.values()) if (l.hardware().equals(m.hardware())) return Optional.of(l.address());
        Optional<Ipv4Address> wish = m.address(DhcpMessage.REQUESTED_ADDRESS).filter(a -> isFree(a, nowNs));
        if (wish.isPresent()) return wish;
        for (int bits = range.first().bits(); bits - range.last().bits() <= 0; bits++) {
            Ipv4Address a = new Ipv4Address(bits);
            if (isFree(a, nowNs)) return Optional.of(a);
        }
        return Optional.empty();
    }

    private boolean isFree(Ipv4Address a, long nowNs) {
        Lease l = leases.get(a.bits());
        return range.contains(a) && !a.equals(own) && (l == null || l.untilNs() <= nowNs);
    }

    private boolean isOf(Ipv4Address a, MacAddress hardware) {
        Lease l = leases.get(a.bits());
        return l != null && l.hardware().equals(hardware);
    }

    private long until(Ipv4Address a) {
        Lease l = leases.get(a.bits());
        return l == null ? 0 : l.untilNs();
    }

    private void put(Lease lease) {
        leases.put(lease.address().bits(), lease);
    }

    private List<DhcpAction> requested(DhcpMessage m, long nowNs) {
        Optional<Ipv4Address> server = m.address(DhcpMessage.SERVER);
        if (server.isPresent() && !server.get().equals(own)) return List.of();
        Ipv4Address wish =
                m.client().isAny() ? m.address(DhcpMessage.REQUESTED_ADDRESS).orElse(Ipv4Address.ANY) : m.client();
        boolean may = range.contains(wish) && (isOf(wish, m.hardware()) || isFree(wish, nowNs));
        if (!may) return refuse(m, wish);
        put(new Lease(wish, m.hardware(), nowNs + range.leaseSeconds() * SECOND));
        return reply(m, Kind.ACK, wish, granted());
    }

    private List<DhcpAction> refuse(DhcpMessage m, Ipv4Address wish) {
        String why = wish + " is not an address that you can have here.";
        return reply(m, Kind.NAK, Ipv4Address.ANY, Map.of(DhcpMessage.REASON, DhcpMessage.value(why)));
    }

    private Map<Integer, byte[]> granted() {
        Map<Integer, byte[]> options = new TreeMap<>();
        options.put(DhcpMessage.SUBNET_MASK, DhcpMessage.value(Ipv4Address.mask(range.prefixLength())));
        options.put(DhcpMessage.LEASE_SECONDS, DhcpMessage.value(range.leaseSeconds()));
        if (!range.gateway().isAny()) options.put(DhcpMessage.ROUTER, DhcpMessage.value(range.gateway()));
        return options;
    }

    private List<DhcpAction> reply(DhcpMessage m, Kind kind, Ipv4Address yours, Map<Integer, byte[]> more) {
        Map<Integer, byte[]> options = new TreeMap<>(more);
        options.put(DhcpMessage.SERVER, DhcpMessage.value(own));
        DhcpMessage answer = new DhcpMessage(
                kind, false, m.transaction(), 0, m.broadcast(), m.client(), yours, m.hardware(), options);
        boolean direct = !m.client().isAny() && kind != Kind.NAK;
        return List.of(new DhcpAction.Send(answer, direct ? m.client() : Ipv4Address.BROADCAST));
    }

    @Override
    public Class<State> stateType() {
        return State.class;
    }

    @Override
    public State save() {
        return new State(leases());
    }

    @Override
    public void restore(State s) {
        s.leases().forEach(this::put);
    }
}
