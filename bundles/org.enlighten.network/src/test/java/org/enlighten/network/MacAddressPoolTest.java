// SPDX-License-Identifier: Apache-2.0
package org.enlighten.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.TreeSet;
import org.enlighten.network.protocol.MacAddress;
import org.enlighten.simulation.Saved;
import org.junit.jupiter.api.Test;

class MacAddressPoolTest {
    private static final int HOST = 192 << 24 | 168 << 16 | 1 << 8 | 20;
    private final MacAddressPool pool = new MacAddressPool(MacAddressRange.ofHost(HOST));

    private static MacAddress mac(String text) {
        return MacAddress.parse(text).orElseThrow();
    }

    @Test
    void aHostsRangeHasMicrosoftsPrefixAndTwoBytesOfItsAddress() {
        assertEquals(mac("00-15-5D-01-14-00"), pool.range().first());
        assertEquals(mac("00-15-5D-01-14-FF"), pool.range().last());
        assertEquals(256, pool.range().size());
        assertFalse(pool.range().overlaps(MacAddressRange.ofHost(HOST + 1)));
        assertTrue(pool.range().overlaps(MacAddressRange.ofHost(10 << 24 | 1 << 8 | 20)));
    }

    @Test
    void addressesAreGivenInTurnAndOneGivenBackIsNotGivenAgainAtOnce() throws NetworkException {
        assertEquals(mac("00-15-5D-01-14-00"), pool.allocate("a"));
        assertEquals(mac("00-15-5D-01-14-01"), pool.allocate("b"));
        pool.release("a");
        assertEquals(mac("00-15-5D-01-14-02"), pool.allocate("c"));
        assertEquals(mac("00-15-5D-01-14-01"), pool.allocate("b"), "who has one keeps it");
    }

    @Test
    void aRangeThatIsUsedUpSaysSo() throws NetworkException {
        TreeSet<MacAddress> given = new TreeSet<>();
        for (int i = 0; i < 256; i++) given.add(pool.allocate("vm/" + i));
        assertEquals(256, given.size());
        NetworkException full = assertThrows(NetworkException.class, () -> pool.allocate("vm/256"));
        assertEquals(
                "No address is left for 'vm/256': all 256 from 00-15-5D-01-14-00 to 00-15-5D-01-14-FF are in use. Widen the MAC address range, or remove adapters.",
                full.getMessage());
        pool.release("vm/100");
        assertEquals(mac("00-15-5D-01-14-64"), pool.allocate("vm/256"));
    }

    @Test
    void aStaticAddressThatSomebodyHasIsRefusedByName() throws NetworkException {
        MacAddress given = pool.allocate("vm/1");
        NetworkException refused = assertThrows(NetworkException.class, () -> pool.claim("vm/2", given));
        assertEquals(
                "'vm/2' cannot have the address 00-15-5D-01-14-00: 'vm/1' has it. Two adapters with one address would take each other's frames: choose another, or a dynamic one.",
                refused.getMessage());
        assertEquals(Optional.of("vm/1"), pool.holderOf(given));
        assertEquals(Optional.empty(), pool.addressOf("vm/2"));
        assertThrows(NetworkException.class, () -> pool.claim("vm/2", MacAddress.BROADCAST));
        assertThrows(NetworkException.class, () -> pool.claim("vm/2", new MacAddress(0)));
    }

    @Test
    void aClaimedAddressOfTheRangeIsNotGivenToAnother() throws NetworkException {
        pool.claim("vm/1", mac("00-15-5D-01-14-00"));
        assertNotEquals(mac("00-15-5D-01-14-00"), pool.allocate("vm/2"));
        pool.claim("vm/1", mac("00-15-5D-01-14-80"));
        assertEquals(Optional.empty(), pool.holderOf(mac("00-15-5D-01-14-00")), "what it had before is free");
    }

    @Test
    void anotherRangeChangesNothingForThoseWhoHaveOne() throws NetworkException {
        MacAddress old = pool.allocate("vm/1");
        pool.range(new MacAddressRange(mac("00-15-5D-99-00-00"), mac("00-15-5D-99-0F-FF")));
        assertEquals(mac("00-15-5D-99-00-00"), pool.allocate("vm/2"));
        assertEquals(Optional.of(old), pool.addressOf("vm/1"));
    }

    @Test
    void comesBackFromItsText() throws NetworkException {
        pool.allocate("vm/1");
        pool.claim("vm/2", mac("02-00-00-00-00-07"));
        pool.release("vm/1");
        MacAddressPool copy = new MacAddressPool(MacAddressRange.ofHost(0));
        Saved.parse(Saved.of(pool).text()).into(copy);
        assertEquals(Saved.of(pool).text(), Saved.of(copy).text());
        assertEquals(pool.allocate("vm/3"), copy.allocate("vm/3"));
        assertThrows(NetworkException.class, () -> copy.claim("vm/4", mac("02-00-00-00-00-07")));
    }

    @Test
    void addressesAreReadAsPeopleWriteThem() {
        for (String text : new String[] {"00-15-5d-0A-0b-0C", "00:15:5D:0a:0B:0c", "00155d0a0b0c"})
            assertEquals("00-15-5D-0A-0B-0C", mac(text).toString());
        for (String text :
                new String[] {"", "00-15-5D-0A-0B", "00-15-5D-0A-0B-0C-0D", "00:15-5D:0A:0B:0C", "0G155d0a0b0c"})
            assertEquals(Optional.empty(), MacAddress.parse(text), text);
    }
}
