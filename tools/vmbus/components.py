# SPDX-License-Identifier: Apache-2.0
"""What integration components say on their channels."""
from vmbus.fields import Bytes, Plain, check


class Service(Plain):
    """An integration component: pipe, head, and a body of its own. The host asks, the guest answers in band."""

    TYPES = {"heartbeat": 1, "key-value": 2, "shutdown": 3, "time": 4, "vss": 5, "file copy": 7}

    def __init__(self, name):
        self.name, self.type = name, self.TYPES[name]
        self.offered = self.chosen = None
        self.requests, self.operations = {}, {}

    def packet(self, to_host, kind, data, payload, wants, asked):
        check(kind == 6 and not wants, f"a packet of type {kind} in a pipe")
        check(payload.u32(0) == 1, f"a pipe's packet of kind {payload.u32(0)}")
        size = payload.u32(4)
        check(20 <= size and size + 8 <= len(payload) < size + 16, f"a pipe's packet of {size} bytes in {len(payload)}")
        payload.zero(size + 8, len(payload), "a pipe's padding")
        head = Bytes(payload.data[8:8 + size])
        kind, body = head.u16(4), Bytes(head.data[20:])
        check(kind in (0, self.type), f"a message of type {kind} on a channel of type {self.type}")
        check(head.u8(17) == (5 if to_host else 3), f"flags {head.u8(17)}")
        head.zero(18, 20, "a component's head")
        versions = (bytes(head.data[0:4]), bytes(head.data[6:10]))
        if to_host:
            key = head.u8(16)
            check(key in self.requests, f"an answer {key} to nothing")
            before, transaction = self.requests.pop(key)
            check(data.u64(8) == transaction, "an answer with another transaction")
            check(before.u16(4) == kind and before.data[6:10] == head.data[6:10] and versions[0] == before.data[0:4],
                  "an answer of another kind")
            check(len(head) == len(before), f"an answer of {len(head)} bytes to {len(before)}")
            if kind == 0:
                self.agreed(head, body)
                return
            check(head.u16(10) == before.u16(10), "an answer whose body has another size")
            self.answer(head.u32(12), Bytes(before.data[20:]), body)
        else:
            check(head.u16(10) == len(body), f"a body of {len(body)} bytes is said to have {head.u16(10)}")
            check(head.u32(12) == 0, "a request with a status")
            check(head.u8(16) not in self.requests, "two requests with one number")
            self.requests[head.u8(16)] = (head, data.u64(8))
            if kind == 0:
                frameworks, messages = body.u16(0), body.u16(2)
                check(frameworks and messages and len(body) == 8 + 4 * (frameworks + messages), "lists of versions")
                body.zero(4, 8, "a negotiation")
                every = [bytes(body.data[at:at + 4]) for at in range(8, len(body), 4)]
                self.offered = (every[:frameworks], every[frameworks:])
            else:
                check(versions == self.chosen, f"versions {versions} where {self.chosen} were agreed")
                self.request(body)

    def agreed(self, head, body):
        check(head.u16(10) == 16 and head.u32(12) == 0, f"versions are chosen in {head.u16(10)} bytes")
        check((body.u16(0), body.u16(2)) == (1, 1), "not one version of a kind is chosen")
        body.zero(4, 8, "a negotiation's answer")
        chosen = (bytes(body.data[8:12]), bytes(body.data[12:16]))
        check(chosen[0] in self.offered[0] and chosen[1] in self.offered[1], "versions that were not offered")
        self.chosen = chosen

    def count(self, what):
        self.operations[what] = self.operations.get(what, 0) + 1

    def request(self, body):
        major = self.chosen[1][0]
        if self.name == "heartbeat":
            check(len(body) == 16 and body.u32(8) == 0, f"a heartbeat of {len(body)} bytes")
            body.zero(12, 16, "a heartbeat")
            self.count("beat")
        elif self.name == "shutdown":
            check(len(body) == 2060, f"a shutdown of {len(body)} bytes")
            check(body.u32(8) in (0, 1, 2, 3, 4, 5), f"shutdown flags {body.u32(8):#x}")
            self.count("asked")
        elif self.name == "time":
            check(len(body) == (24 if major >= 4 else 28), f"a time of {len(body)} bytes")
            flags = body.u8(16 if major >= 4 else 24)
            check(flags in (1, 2), f"time flags {flags}")
            check(body.u64(0) > 116444736000000000, "a time before 1970")
            body.zero(19 if major >= 4 else 25, len(body), "a time")
            self.count("step" if flags == 1 else "sample")
        elif self.name == "vss":
            check(len(body) >= 12, f"a VSS message of {len(body)} bytes")
            check(body.u8(0) <= (7 if major < 6 else 8), f"VSS operation {body.u8(0)}")
            body.zero(1, 8, "a VSS message")
            names = ("create", "delete", "hot backup", "devices", "complete", "freeze", "thaw", "recover", "cluster")
            self.vss(names[body.u8(0)], body)
        elif self.name == "key-value":
            check(len(body) >= 2580 and body.u8(0) <= 5, f"key-value operation {body.u8(0)} of {len(body)} bytes")
            self.key_value(body, body.u8(0) in (1, 2), body.u8(0) == 1)
            self.count(("get", "set", "delete", "enumerate", "get address", "set address")[body.u8(0)])

    def vss(self, what, body):
        if what == "freeze":
            check(body.u32(16) <= 260 and len(body) >= 20 + 24 * body.u32(16), f"{body.u32(16)} disks are frozen")
            self.count("frozen")
        elif what == "thaw":
            check(self.operations.get("frozen", 0) > self.operations.get("thaw", 0), "what is not frozen is thawed")
        self.count(what)

    def key_value(self, body, has_key, has_value):
        check(body.u8(1) <= 3, f"pool {body.u8(1)}")
        op = body.u8(0)
        if op > 3:
            return
        body.zero(2, 4, "a key-value message")
        if op == 2:
            check(body.u32(4) <= 512, f"a key of {body.u32(4)} bytes")
            body.text(8, body.u32(4), "a key")
            return
        at = 8 if op == 3 else 4
        check(body.u32(at + 4) <= 512 and body.u32(at + 8) <= 2048, "a record is longer than its room")
        if has_key:
            body.text(at + 12, body.u32(at + 4), "a key")
        if has_value:
            check(body.u32(at) in (1, 2, 4, 8, 11), f"a value of type {body.u32(at)}")
            if body.u32(at) == 1:
                body.text(at + 524, body.u32(at + 8), "a value")

    def answer(self, status, before, body):
        check(status == 0 or status & 0x80000000, f"HRESULT {status:#x}")
        if self.name == "heartbeat":
            check(body.u64(0) == before.u64(0) + 1, f"heartbeat {body.u64(0)} after {before.u64(0)}")
            check(body.u32(8) <= 3, f"state {body.u32(8)}")
        elif self.name == "key-value":
            check(body.data[0:2] == before.data[0:2], "a key-value answer to another question")
            if status == 0:
                self.key_value(body, body.u8(0) in (0, 1, 2, 3), body.u8(0) in (0, 1, 3))
        elif self.name == "vss":
            check(body.u8(0) == before.u8(0), "a VSS answer to another question")
            body.zero(1, 8, "a VSS answer")
        else:
            check(body.data == before.data, f"{self.name}: the answer's body is another")

    def idle(self):
        check(self.operations.get("frozen", 0) == self.operations.get("thaw", 0), "a guest was not thawed")
