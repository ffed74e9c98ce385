# SPDX-License-Identifier: Apache-2.0
"""Bytes as they lie on the bus, and what is wrong with them."""
import struct
import uuid

PAGE = 4096


class Wrong(Exception):
    pass


def check(holds, otherwise):
    if not holds:
        raise Wrong(otherwise)


class Bytes:
    """Numbers with their lowest byte first."""

    def __init__(self, data):
        self.data = data

    def __len__(self):
        return len(self.data)

    def number(self, form, at):
        check(at + struct.calcsize(form) <= len(self.data), f"{len(self.data)} bytes end before byte {at}")
        return struct.unpack_from(form, self.data, at)[0]

    def u8(self, at):
        return self.number("<B", at)

    def u16(self, at):
        return self.number("<H", at)

    def u32(self, at):
        return self.number("<I", at)

    def u64(self, at):
        return self.number("<Q", at)

    def guid(self, at):
        return str(uuid.UUID(bytes_le=bytes(self.data[at:at + 16])))

    def zero(self, begin, end, what):
        check(not any(self.data[begin:end]), f"reserved bytes of {what} are not zero")

    def rest(self, at):
        return Bytes(self.data[at:])

    def text(self, at, size, what):
        """UTF-16 with its end, in a field that is zero behind it."""
        check(size >= 2 and size % 2 == 0 and self.u16(at + size - 2) == 0, f"{what} has no end")
        told = bytes(self.data[at:at + size - 2]).decode("utf-16-le", "surrogatepass")
        check("\0" not in told, f"{what} ends twice")
        return told


class Pages:
    """A list of pages that a guest shares."""

    def __init__(self, channel, needed):
        self.channel, self.needed, self.words = channel, needed, []
        self.accepted = self.leaving = False

    def add(self, data, at):
        check((len(data) - at) % 8 == 0 and len(data) > at, "a part of a list has half a page")
        for place in range(at, len(data), 8):
            check(len(self.words) < self.needed, "a list has more pages than it said")
            self.words.append(data.u64(place))

    def size(self):
        return self.words[0] & 0xFFFFFFFF


class Plain:
    """A channel whose packets mean nothing here beyond their descriptors."""

    name = "other"

    def packet(self, to_host, kind, data, payload, wants, asked):
        pass

    def idle(self):
        pass
