# SPDX-License-Identifier: Apache-2.0
"""What storage and network adapters say on their channels."""
from vmbus.fields import PAGE, Plain, check


class Storage(Plain):
    """StorVSC asks, StorVSP answers."""

    name = "storage"

    def __init__(self):
        self.step, self.size, self.version, self.requests = "begin", 48, 0, {}

    def packet(self, to_host, kind, data, payload, wants, asked):
        op, flags, status = payload.u32(0), payload.u32(4), payload.u32(8)
        check(flags in (0, 1), f"storage flags {flags:#x}")
        transaction = data.u64(8)
        if to_host:
            check(wants and flags == 1, "a storage request that wants no answer")
            check(status == 0, "a storage request with a status")
            self.asks(op, kind, data, payload)
            self.requests[transaction] = (op, payload)
        elif kind == 6:
            check(op in (2, 11) and transaction == 0, f"the storage host says {op} unasked")
            check(self.step == "ready", "the storage host speaks before it is ready")
        else:
            check(op == 1, f"a storage answer is operation {op}")
            before, request = self.requests.pop(transaction)
            check(len(payload) == len(request), f"a storage answer of {len(payload)} bytes to {len(request)}")
            self.answers(before, request, payload, status)

    def asks(self, op, kind, data, payload):
        order = {7: "begin", 9: "version", 10: "properties", 8: "end"}
        if op in order:
            check(self.step == order[op], f"storage operation {op} at '{self.step}'")
            check(kind == 6 and len(payload) in (48, 64), f"a storage handshake of {len(payload)} bytes")
            payload.zero(16 if op == 9 else 12, len(payload), f"storage operation {op}")
            if op == 9:
                check(payload.u16(14) == 0, "a revision of the storage protocol")
                check(payload.u16(12) in (0x200, 0x402, 0x501, 0x600, 0x602), f"version {payload.u16(12):#x}")
            return
        check(op in (3, 4, 5, 6, 13), f"a guest says storage operation {op}")
        check(self.step == "ready", f"storage operation {op} before the handshake's end")
        if op == 3:
            self.request(kind, data, payload)

    def request(self, kind, data, payload):
        small = self.version < 0x501
        check(len(payload) == (48 if small else 64), f"a request of {len(payload)} bytes on {self.version:#x}")
        check(payload.u16(12) == (0x24 if small else 0x34), f"an SRB of {payload.u16(12)} bytes")
        check(payload.u8(14) == 0 and payload.u8(15) == 0, "a request has a result")
        check(1 <= payload.u8(20) <= 16, f"a CDB of {payload.u8(20)} bytes")
        check(payload.u8(21) <= 0x14, f"room for {payload.u8(21)} bytes of sense")
        check(payload.u8(22) in (0, 1, 2), f"direction {payload.u8(22)}")
        size = payload.u32(24)
        lengths = {0: 6, 1: 10, 2: 10, 4: 16, 5: 12}
        group = payload.u8(28) >> 5
        check(group not in lengths or payload.u8(20) == lengths[group],
              f"CDB {payload.u8(28):#x} of {payload.u8(20)} bytes")
        payload.zero(28 + payload.u8(20), 48, "a CDB")
        if kind == 9:
            check(payload.u8(22) != 2 and size > 0, "a request with pages moves nothing")
            check(data.u32(20) == 1, f"{data.u32(20)} ranges of a storage request")
            check(data.u32(24) == size, f"a range of {data.u32(24)} bytes for {size}")
        else:
            check(payload.u8(22) == 2 and size == 0, "a request without pages moves data")
        if not small:
            payload.zero(48, 50, "a request")

    def answers(self, op, request, payload, status):
        if op == 3:
            check(payload.u16(12) == request.u16(12), "an answer has another SRB")
            check(payload.data[16:21] == request.data[16:21], "an answer is from another device")
            check(payload.u8(22) == request.u8(22), "an answer goes another way")
            check(payload.u32(24) <= request.u32(24), "more was moved than asked for")
            code, scsi = payload.u8(14), payload.u8(15)
            known = {1, 2, 4, 5, 6, 8, 9, 0xA, 0xE, 0x12, 0x16, 0x20, 0x21, 0x22, 0x30}
            check(code & 0x3F in known, f"SRB status {code:#x}")
            check(scsi in (0, 2, 8, 0x18, 0x28, 0x40), f"SCSI status {scsi:#x}")
            check(code & 0x80 == 0 or scsi == 2, "sense without a check condition")
            check(code & 0x3F != 1 or (status == 0 and scsi == 0), f"success with {status:#x} and {scsi:#x}")
            if code & 0x80:
                check(payload.u8(28) == 0x70 and payload.u8(35) == 10, "sense that is no fixed sense")
                check(payload.u8(21) >= 18, f"{payload.u8(21)} bytes of sense")
            return
        if op == 7:
            check(status == 0, f"BEGIN failed: {status:#x}")
            self.step = "version"
        elif op == 9:
            check(status in (0, 0xC0000059), f"a version is answered with {status:#x}")
            if status == 0:
                self.version, self.step = request.u16(12), "properties"
        elif op == 10:
            check(status == 0 and payload.u32(24) >= PAGE, f"properties: {status:#x}, {payload.u32(24)} bytes")
            check(payload.u32(20) in (0, 1), f"properties with flags {payload.u32(20):#x}")
            payload.zero(12, 16, "properties")
            payload.zero(18, 20, "properties")
            payload.zero(28, len(payload), "properties")
            self.step = "end"
        elif op == 8:
            check(status == 0, f"END failed: {status:#x}")
            payload.zero(12, len(payload), "END")
            self.step = "ready"

    def idle(self):
        check(not self.requests, f"{len(self.requests)} storage requests have no answer")


class Network(Plain):
    """NetVSC and NetVSP: NVSP messages. RNDIS lies in shared memory and is not in the file."""

    name = "network"
    WORDS = (2, 0x30002, 0x40000, 0x50000, 0x60000, 0x60001)
    ANSWERS = {1: (2,), 101: (102,), 104: (105,), 107: (108,), 133: (133,)}

    def __init__(self, lists, channel):
        self.lists, self.channel, self.version, self.requests = lists, channel, 0, {}
        self.told = False
        self.receive = self.sections = None
        self.cut = (0, 0)

    def size(self):
        return 40 if self.version == 0x60001 else 28

    def packet(self, to_host, kind, data, payload, wants, asked):
        transaction = data.u64(8)
        if kind == 11:
            self.answer(to_host, transaction, payload)
            return
        message = payload.u32(0)
        check(len(payload) in (32, 40), f"NVSP {message} has {len(payload)} bytes")
        if wants:
            self.requests[(to_host, transaction)] = (message, payload)
        if to_host:
            self.guest(message, kind, payload, wants)
        else:
            check(message == 107 and kind == 7 or message in (128, 134), f"the host says NVSP {message}")
            if kind == 7:
                check(wants, "a part of the receive buffer is lent and not asked back")
                self.ranges(data)
                self.rndis(payload)

    def guest(self, message, kind, payload, wants):
        known = (1, 100, 101, 103, 104, 106, 107, 125, 129, 133)
        check(message in known, f"a guest says NVSP {message}")
        check(self.version or message == 1, f"NVSP {message} before a version")
        check(not wants or message not in (100, 103, 106, 125), f"NVSP {message} wants an answer")
        check(wants or message not in (1, 101, 104, 107), f"NVSP {message} wants no answer")
        check(kind == 6 or message == 107, f"NVSP {message} has pages")
        if message == 1:
            check(payload.u32(4) == payload.u32(8) and payload.u32(4) in self.WORDS, f"version {payload.u32(4):#x}")
            payload.zero(12, len(payload), "NVSP INIT")
        elif message == 100:
            expected = (6, 1) if self.version <= 0x40000 else (6, 30)
            check((payload.u32(4), payload.u32(8)) == expected, f"NDIS {payload.u32(4)}.{payload.u32(8)}")
            self.told = True
            payload.zero(12, len(payload), "NVSP NDIS_VERSION")
        elif message in (101, 104):
            check(self.told, f"NVSP {message} before NDIS_VERSION")
            shared = self.lists.get(payload.u32(4))
            check(shared and shared.accepted and shared.channel == self.channel,
                  f"a buffer of no accepted list: {payload.u32(4):#x}")
            check(payload.u16(8) == (0xCAFE if message == 101 else 0), f"buffer id {payload.u16(8):#x}")
            payload.zero(10, len(payload), f"NVSP {message}")
            if message == 101:
                self.receive = shared.size()
        elif message in (103, 106):
            check(payload.u16(4) == (0xCAFE if message == 103 else 0), f"buffer id {payload.u16(4):#x}")
        elif message == 107:
            self.rndis(payload)

    def rndis(self, payload):
        check(payload.u32(4) in (0, 1), f"RNDIS of kind {payload.u32(4)}")
        section, size = payload.u32(8), payload.u32(12)
        check((section == 0xFFFFFFFF) == (size == 0) and size <= (self.sections or 0),
              f"{size} bytes of section {section:#x}")
        payload.zero(16, len(payload), "NVSP RNDIS_PKT")

    def ranges(self, data):
        check(data.u16(16) == 0xCAFE and data.u8(18) in (0, 1), f"transfer pages of set {data.u16(16):#x}")
        data.zero(19, 20, "transfer pages")
        piece, count = self.cut
        for at in range(24, 24 + 8 * data.u32(20), 8):
            size, offset = data.u32(at), data.u32(at + 4)
            check(8 <= size <= piece, f"an RNDIS message of {size} bytes in pieces of {piece}")
            check(offset % piece + size <= piece and offset // piece < count, f"RNDIS at {offset} of {piece * count}")

    def answer(self, to_host, transaction, payload):
        message, request = self.requests.pop((not to_host, transaction))
        if not len(payload):
            check(message in (100, 103, 106, 125, 129), f"an empty answer to NVSP {message}")
            return
        code = payload.u32(0)
        check(code in self.ANSWERS.get(message, ()), f"NVSP {message} is answered with {code}")
        if to_host:
            check(len(payload) == 8, f"a returned piece with {len(payload)} bytes")
        else:
            check(len(payload) >= self.size(), f"NVSP {code} has {len(payload)} bytes")
        if code == 2:
            check(1 <= payload.u32(12) <= 7, f"INIT_COMPLETE status {payload.u32(12)}")
            if payload.u32(12) == 1:
                self.version = request.u32(4)
                check(payload.u32(4) == (2 if self.version == 2 else 0xFFFFFFFF), f"version {payload.u32(4):#x}")
                check(payload.u32(8) == 34, f"chains of {payload.u32(8)}")
            payload.zero(16, len(payload), "INIT_COMPLETE")
        elif code == 102:
            check(payload.u32(4) == 1 and payload.u32(8) == 1 and payload.u32(12) == 0, "the receive buffer's sections")
            self.cut = (payload.u32(16), payload.u32(20))
            end = self.cut[0] * self.cut[1]
            check(self.cut[0] >= 68 and payload.u32(24) == end <= self.receive, f"pieces of {self.cut}, end {end}")
            payload.zero(28, len(payload), "RECV_BUF_COMPLETE")
        elif code == 105:
            check(payload.u32(4) == 1 and payload.u32(8) >= 68, f"sections of {payload.u32(8)} bytes")
            self.sections = payload.u32(8)
            payload.zero(12, len(payload), "SEND_BUF_COMPLETE")
        elif code == 108:
            check(payload.u32(4) == 1, f"RNDIS_PKT_COMPLETE status {payload.u32(4)}")
            payload.zero(8, len(payload), "RNDIS_PKT_COMPLETE")
