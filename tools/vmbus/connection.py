# SPDX-License-Identifier: Apache-2.0
"""A connection: control messages, and packets by their descriptors."""
from vmbus.components import Service
from vmbus.devices import Network, Storage
from vmbus.fields import PAGE, Pages, Plain, check

NAMES = {
    1: "OfferChannel", 2: "RescindOffer", 3: "RequestOffers", 4: "AllOffersDelivered", 5: "OpenChannel",
    6: "OpenResult", 7: "CloseChannel", 8: "GpadlHeader", 9: "GpadlBody", 10: "GpadlCreated", 11: "GpadlTeardown",
    12: "GpadlTorndown", 13: "RelIdReleased", 14: "InitiateContact", 15: "VersionResponse", 16: "Unload",
    17: "UnloadComplete", 22: "ModifyChannel", 24: "ModifyChannelResponse"}
FROM_GUEST = {3, 5, 7, 8, 9, 11, 13, 14, 16, 22}
SIZES = {
    1: (196,), 2: (12,), 3: (8,), 4: (8,), 5: (148, 156), 6: (20,), 7: (12,), 10: (20,), 11: (16,), 12: (12,),
    13: (12,), 14: (40, 56), 15: (16, 20, 40), 16: (8,), 17: (8,), 22: (16,), 24: (16,)}
VERSIONS = {0xD, 0x10001, 0x20004, 0x30000, 0x40000, 0x40001, 0x50000, 0x50001, 0x50002, 0x50003, 0x60000}
DEVICES = {
    "ba6163d9-04a1-4d29-b605-72e2ffb1dc7f": "storage", "32412632-86cb-44a2-9b5c-50d1417354f5": "storage",
    "f8615163-df3e-46c5-913f-f2d2f965ed0e": "network", "57164f39-9115-4e78-ab55-382f3bd5422d": "heartbeat",
    "0e0b6031-5213-4934-818b-38d90ced39db": "shutdown", "9527e630-d0ae-497b-adce-e80ab0175caf": "time",
    "a9a0f4e7-5a45-4d96-b827-8a841e8c03e6": "key-value", "35fa2e29-ea23-4236-96ae-3a6ebacba440": "vss",
    "34d14be3-dee4-41c8-9ae7-6b174977c192": "file copy"}


class Connection:
    """One guest and its host, from the guest's first message on."""

    def __init__(self):
        self.version = None
        self.messages, self.packets, self.services = {}, {}, []
        self.begin(0)

    def begin(self, wanted):
        self.wanted, self.asked, self.done = wanted, False, False
        self.offers, self.lists, self.opening, self.open, self.waiting = {}, {}, {}, {}, {}
        self.revoked = set()

    def message(self, to_host, data, channel):
        kind = data.u32(0)
        check(kind in NAMES, f"a message of type {kind}")
        name = NAMES[kind]
        check((kind in FROM_GUEST) == to_host, f"{name} from the wrong side")
        check(data.u32(4) == 0, f"the padding of {name} is not zero")
        check(kind not in SIZES or len(data) in SIZES[kind], f"{name} has {len(data)} bytes")
        self.messages[kind] = self.messages.get(kind, 0) + 1
        check(kind in (14, 15, 16, 17) or self.version is not None, f"{name} without a version")
        at = {1: 184, 2: 8, 5: 8, 6: 8, 7: 8, 8: 8, 10: 8, 11: 8, 13: 8, 22: 8, 24: 8}.get(kind)
        if at is not None:
            check(data.u32(at) == channel, f"{name} names channel {data.u32(at)}, the trace {channel}")
            check(kind == 1 or channel in self.offers, f"{name} names channel {channel}, which was never offered")
        getattr(self, "on" + name, lambda d: None)(data)

    def onInitiateContact(self, data):
        check(data.u32(8) in VERSIONS, f"a version that there is not: {data.u32(8):#x}")
        check((data.u64(24) == 0) == (data.u64(32) == 0), "one monitor page of two")
        if data.u32(8) >= 0x50000:
            check(data.u8(16) == 2 and data.u8(17) == 0, f"interrupt source {data.u8(16)}")
        self.begin(data.u32(8))
        self.version = None

    def onVersionResponse(self, data):
        check(self.wanted, "an answer about a version that nobody asked for")
        check(data.u8(8) <= 1 and data.u8(9) <= 2, "an answer that is neither yes nor no")
        data.zero(10, 12, "VersionResponse")
        if data.u8(8):
            self.version = self.wanted
            named = data.u32(12)
            check(named == self.version if self.version < 0x50000 else named != 0, f"VersionResponse names {named:#x}")
        self.wanted = 0

    def onRequestOffers(self, data):
        check(not self.asked, "offers are asked for twice")
        self.asked = True

    def onAllOffersDelivered(self, data):
        check(self.asked and not self.done, "offers end that nobody asked for")
        self.done = True

    def onOfferChannel(self, data):
        channel, device = data.u32(184), data.guid(8)
        check(self.asked, "an offer that nobody asked for")
        check(1 <= channel <= 2047 and channel not in self.offers, f"channel {channel} is offered twice or is none")
        data.zero(40, 56, "an offer")
        check(data.u16(56) & ~0x271F == 0, f"offer flags {data.u16(56):#x}")
        name = DEVICES.get(device, "other")
        if name in Service.TYPES:
            check(data.u16(56) == 0x11, f"{name} is offered with flags {data.u16(56):#x}")
        if name == "network":
            check(data.u16(56) == 0, f"{name} is offered with flags {data.u16(56):#x}")
        if data.u16(56) & 0x10:
            check(data.u32(60) in (0, 4), f"a pipe of type {data.u32(60)}")
        elif name == "network":
            data.zero(60, 180, "an offer")
        check(data.u8(189) in (0, 1) and (data.u8(188) < 128 if data.u8(189) else data.u8(188) == 0xFF),
              f"monitor {data.u8(188)}")
        check(data.u16(190) in (0, 1), f"interrupt flags {data.u16(190):#x}")
        check(self.version < 0x20004 or data.u16(190) == 1, "an offer without an interrupt of its own")
        check(data.u32(192) != 0, "an offer that cannot be signalled")
        self.offers[channel] = name

    def onRescindOffer(self, data):
        check(data.u32(8) not in self.revoked, f"channel {data.u32(8)} is taken back twice")
        self.revoked.add(data.u32(8))
        self.closed(data.u32(8))

    def onRelIdReleased(self, data):
        channel = data.u32(8)
        check(channel not in self.open, f"channel {channel} is released while it is open")
        del self.offers[channel]
        self.revoked.discard(channel)
        self.lists = {key: pages for key, pages in self.lists.items() if pages.channel != channel}

    def onGpadlHeader(self, data):
        check(20 < len(data) <= 20 + 8 * 27, f"GpadlHeader has {len(data)} bytes")
        key = data.u32(12)
        check(key and key not in self.lists, f"list {key:#x} is there or is none")
        check(data.u16(18) == 1 and data.u16(16) % 8 == 0, f"{data.u16(18)} ranges in {data.u16(16)} bytes")
        self.lists[key] = Pages(data.u32(8), data.u16(16) // 8)
        self.lists[key].add(data, 20)

    def onGpadlBody(self, data):
        check(len(data) <= 16 + 8 * 28, f"GpadlBody has {len(data)} bytes")
        check(data.u32(12) in self.lists, f"more of a list that there is not: {data.u32(12):#x}")
        self.lists[data.u32(12)].add(data, 16)

    def onGpadlCreated(self, data):
        pages = self.lists.get(data.u32(12))
        check(pages and pages.channel == data.u32(8) and not pages.accepted, f"list {data.u32(12):#x} is answered")
        check(len(pages.words) == pages.needed, "a list is answered before its last part")
        whole = (pages.words[0] >> 32) + pages.size()
        check((whole + PAGE - 1) // PAGE == pages.needed - 1, f"{whole} bytes in {pages.needed - 1} pages")
        check(data.u32(16) in (0, 0x8000FFFF), f"a list's status {data.u32(16):#x}")
        pages.accepted = data.u32(16) == 0

    def onGpadlTeardown(self, data):
        pages = self.lists.get(data.u32(12))
        check(pages and pages.channel == data.u32(8) and not pages.leaving, f"list {data.u32(12):#x} is torn down")
        check(self.open.get(pages.channel, (0, 0))[1] != data.u32(12), "the list of an open ring is torn down")
        pages.leaving = True

    def onGpadlTorndown(self, data):
        pages = self.lists.pop(data.u32(8), None)
        check(pages and pages.leaving, f"list {data.u32(8):#x} is gone unasked")

    def onOpenChannel(self, data):
        channel, pages = data.u32(8), self.lists.get(data.u32(16))
        check(channel not in self.open and channel not in self.opening, f"channel {channel} is opened twice")
        check(pages and pages.accepted and pages.channel == channel, f"a ring of no accepted list {data.u32(16):#x}")
        check(1 < data.u32(24) < pages.needed - 2, f"the second ring begins at page {data.u32(24)}")
        check(pages.words[0] >> 32 == 0 and pages.size() % PAGE == 0, "a ring of half a page")
        if self.offers[channel] != "other":
            data.zero(28, 148, "OpenChannel")
        self.opening[channel] = (data.u32(12), data.u32(16))

    def onOpenResult(self, data):
        channel = data.u32(8)
        asked = self.opening.pop(channel, None)
        check(asked and asked[0] == data.u32(12), f"channel {channel} is opened unasked")
        if data.u32(16) == 0:
            name = self.offers[channel]
            device = Service(name) if name in Service.TYPES else {
                "storage": Storage, "network": lambda: Network(self.lists, channel)}.get(name, Plain)()
            self.services.append((channel, device))
            self.open[channel] = (device, asked[1])

    def onCloseChannel(self, data):
        # Who is told that a channel is taken back closes it all the same.
        check(data.u32(8) in self.open or data.u32(8) in self.revoked, f"channel {data.u32(8)} was not open")
        self.closed(data.u32(8))

    def onUnload(self, data):
        self.version = None

    def closed(self, channel):
        if channel in self.open:
            del self.open[channel]
        self.opening.pop(channel, None)
        self.waiting = {key: what for key, what in self.waiting.items() if key[0] != channel}

    def packet(self, to_host, kind, data, channel, transaction):
        check(channel in self.open, f"a packet on channel {channel}, which is not open")
        check(len(data) >= 16 and data.u16(0) == kind, f"a packet of type {data.u16(0)} is told as {kind}")
        begin, length, flags = data.u16(2) * 8, data.u16(4) * 8, data.u16(6)
        check(length == len(data), f"a packet of {len(data)} bytes says {length}")
        check(16 <= begin <= length, f"a payload begins at {begin} of {length}")
        check(flags in (0, 1), f"packet flags {flags:#x}")
        check(data.u64(8) == transaction & 0xFFFFFFFFFFFFFFFF, f"transaction {data.u64(8):#x} is told as {transaction}")
        if kind == 7:
            check(not to_host and begin == 24 + 8 * data.u32(20), "transfer pages and data overlap")
        elif kind == 9:
            check(to_host and self.direct(data, begin) == begin, "ranges and data overlap")
        else:
            check(begin == 16, f"the payload begins at {begin}")
        self.packets[kind] = self.packets.get(kind, 0) + 1
        key = (channel, to_host != (kind == 11), data.u64(8))
        if kind == 11:
            check(flags == 0 and self.waiting.pop(key, False), f"an answer to nothing: {data.u64(8):#x}")
        elif flags:
            check(key not in self.waiting, f"transaction {data.u64(8):#x} is under way twice")
            self.waiting[key] = True
        self.open[channel][0].packet(to_host, kind, data, data.rest(begin), bool(flags), kind == 11)

    @staticmethod
    def direct(data, begin):
        data.zero(16, 20, "a packet's pages")
        check(data.u32(20) >= 1, "a packet with pages has none")
        at = 24
        for _ in range(data.u32(20)):
            check(at + 8 <= begin, "ranges end behind the payload's beginning")
            check(data.u32(at) > 0 and data.u32(at + 4) < PAGE, f"a range at {data.u32(at + 4)} of its page")
            at += 8 + 8 * ((data.u32(at) + data.u32(at + 4) + PAGE - 1) // PAGE)
        return at

    def end(self):
        check(self.done, "offers were never all delivered")
        check(not self.opening, f"channels {sorted(self.opening)} were never opened")
        for _, device in self.services:
            device.idle()
