// SPDX-License-Identifier: Apache-2.0
package org.enlighten.network;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.enlighten.network.protocol.MacAddress;
import org.enlighten.simulation.Snapshottable;

/// Who has which address on one host. Dynamic ones are given out of the range in turn, so that an address that was
/// given back is not given again at once; static ones are claimed, and refused when somebody has them.
public final class MacAddressPool implements Snapshottable<MacAddressPool.State> {
    /// @param next the address that is tried first
    /// @param holders addresses by who has them
    public record State(MacAddressRange range, MacAddress next, Map<String, MacAddress> holders) {}

    private final TreeMap<String, MacAddress> addresses = new TreeMap<>();
    private final TreeMap<MacAddress, String> holders = new TreeMap<>();
    private MacAddressRange range;
    private MacAddress next;

    public MacAddressPool(MacAddressRange range) {
        range(range);
    }

    public MacAddressRange range() {
        return range;
    }

    /// From now on addresses are given from here; those given before stay as they are.
    public void range(MacAddressRange next) {
        range = next;
        this.next = next.first();
    }

    /// A free address of the range; one that the holder has in it already stays.
    ///
    /// @param holder unique and stable, such as `vm/3/nic/0`
    public MacAddress allocate(String holder) throws NetworkException {
        MacAddress has = addresses.get(holder);
        if (has != null && range.contains(has)) return has;
        MacAddress candidate = next;
        for (long tried = 0; tried < range.size(); tried++, candidate = after(candidate)) {
            if (holders.containsKey(candidate)) continue;
            next = after(candidate);
            give(holder, candidate);
            return candidate;
        }
        throw new NetworkException(
                "No address is left for '%s': all %d from %s to %s are in use. Widen the MAC address range, or remove adapters."
                        .formatted(holder, range.size(), range.first(), range.last()));
    }

    private MacAddress after(MacAddress address) {
        return address.equals(range.last()) ? range.first() : new MacAddress(address.bits() + 1);
    }

    /// A static address; it may lie anywhere.
    public void claim(String holder, MacAddress address) throws NetworkException {
        if (!address.isStation())
            throw new NetworkException("'%s' cannot be the address of an adapter: %s. Choose another."
                    .formatted(address, address.isGroup() ? "it stands for a group of stations" : "it is all zeros"));
        String other = holders.get(address);
        if (other != null && !other.equals(holder))
            throw new NetworkException(
                    "'%s' cannot have the address %s: '%s' has it. Two adapters with one address would take each other's frames: choose another, or a dynamic one."
                            .formatted(holder, address, other));
        give(holder, address);
    }

    private void give(String holder, MacAddress address) {
        release(holder);
        addresses.put(holder, address);
        holders.put(address, holder);
    }

    /// What the holder had is free again.
    public void release(String holder) {
        MacAddress had = addresses.remove(holder);
        if (had != null) holders.remove(had);
    }

    public Optional<MacAddress> addressOf(String holder) {
        return Optional.ofNullable(addresses.get(holder));
    }

    public Optional<String> holderOf(MacAddress address) {
        return Optional.ofNullable(holders.get(address));
    }

    @Override
    public Class<State> stateType() {
        return State.class;
    }

    @Override
    public State save() {
        return new State(range, next, new TreeMap<>(addresses));
    }

    @Override
    public void restore(State s) {
        range = s.range();
        next = s.next();
        addresses.clear();
        holders.clear();
        s.holders().forEach(this::give);
    }
}
