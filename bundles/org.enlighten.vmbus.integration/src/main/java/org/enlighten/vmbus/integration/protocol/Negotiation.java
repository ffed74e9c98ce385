// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.integration.protocol;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The body of a message of type [IcMessage#NEGOTIATE]: the versions that the host knows, in ascending order; in the
/// answer the two that the guest has chosen, or none.
/// ```text
///   0 u16 number of framework versions   2 u16 number of message versions   4 u32 0
///   8 {u16 major, u16 minor}… framework versions, then message versions
/// ```
public record Negotiation(List<IcVersion> frameworks, List<IcVersion> messages) {
    /// An answer's size, whether versions are chosen or not.
    static final int CHOICE_BYTES = 16;

    /// What a guest can do with less than.
    private static final int COUNT_MAX = 100;

    private static final int HEAD_BYTES = 8;
    private static final int VERSION_BYTES = 4;

    public Negotiation {
        frameworks = List.copyOf(frameworks);
        messages = List.copyOf(messages);
    }

    public static Negotiation chosen(IcVersion framework, IcVersion message) {
        return new Negotiation(List.of(framework), List.of(message));
    }

    /// The answer of a guest that knows none of those asked for.
    public static Negotiation none() {
        return new Negotiation(List.of(), List.of());
    }

    public byte[] bytes() {
        int count = frameworks.size() + messages.size();
        ByteBuffer b = ByteBuffer.allocate(HEAD_BYTES + count * VERSION_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        b.putShort((short) frameworks.size()).putShort((short) messages.size()).putInt(0);
        frameworks.forEach(v -> IcMessage.put(b, v));
        messages.forEach(v -> IcMessage.put(b, v));
        return b.array();
    }

    public static Optional<Negotiation> of(byte[] body) {
        if (body.length < HEAD_BYTES) return Optional.empty();
        ByteBuffer b = ByteBuffer.wrap(body).order(ByteOrder.LITTLE_ENDIAN);
        int frameworkCount = b.getShort(0) & 0xFFFF;
        int messageCount = b.getShort(2) & 0xFFFF;
        boolean few = frameworkCount <= COUNT_MAX && messageCount <= COUNT_MAX;
        if (!few || body.length < HEAD_BYTES + (frameworkCount + messageCount) * VERSION_BYTES) return Optional.empty();
        return Optional.of(new Negotiation(
                versions(b, HEAD_BYTES, frameworkCount),
                versions(b, HEAD_BYTES + frameworkCount * VERSION_BYTES, messageCount)));
    }

    private static List<IcVersion> versions(ByteBuffer b, int at, int count) {
        List<IcVersion> versions = new ArrayList<>();
        for (int i = 0; i < count; i++) versions.add(IcMessage.version(b, at + i * VERSION_BYTES));
        return versions;
    }

    /// What a guest chooses: of each kind the first of its own that the host has named too.
    ///
    /// @param known newest first
    public Negotiation choose(List<IcVersion> knownFrameworks, List<IcVersion> known) {
        Optional<IcVersion> framework =
                knownFrameworks.stream().filter(frameworks::contains).findFirst();
        Optional<IcVersion> message = known.stream().filter(messages::contains).findFirst();
        return framework.isPresent() && message.isPresent() ? chosen(framework.get(), message.get()) : none();
    }
}
