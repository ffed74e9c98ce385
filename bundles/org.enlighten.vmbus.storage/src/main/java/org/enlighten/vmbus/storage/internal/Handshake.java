// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.storage.internal;

import java.util.Optional;
import org.enlighten.simulation.Snapshottable;
import org.enlighten.vmbus.storage.protocol.NtStatus;
import org.enlighten.vmbus.storage.protocol.StorageRequest;
import org.enlighten.vmbus.storage.protocol.StorageVersion;

/// How far a guest has come with the beginning of a channel: begin, agree on a version, ask for properties, end. What
/// comes out of this order is refused, and changes nothing. It starts anew only with the channel.
final class Handshake implements Snapshottable<Handshake.State> {
    enum At {
        OPENED,
        BEGUN,
        VERSIONED,
        KNOWN,
        READY
    }

    record State(At at, StorageVersion version) {}

    private At at = At.OPENED;
    private StorageVersion version = StorageVersion.WINDOWS_2008;

    boolean isReady() {
        return at == At.READY;
    }

    /// Whether packets have the length of [#version] from now on.
    boolean isVersioned() {
        return at.compareTo(At.VERSIONED) >= 0;
    }

    StorageVersion version() {
        return version;
    }

    /// The status that a step is answered with.
    int take(StorageRequest step) {
        return switch (step) {
            case StorageRequest.Begin _ -> to(At.OPENED, At.BEGUN);
            case StorageRequest.QueryVersion(int asked) -> agree(asked);
            case StorageRequest.QueryProperties _ -> to(At.VERSIONED, At.KNOWN);
            case StorageRequest.End _ -> to(At.KNOWN, At.READY);
            default -> throw new IllegalArgumentException("no step of the beginning: " + step);
        };
    }

    private int to(At from, At next) {
        if (at != from) return NtStatus.INVALID_DEVICE_STATE;
        at = next;
        return NtStatus.SUCCESS;
    }

    private int agree(int asked) {
        if (at != At.BEGUN) return NtStatus.INVALID_DEVICE_STATE;
        Optional<StorageVersion> known = StorageVersion.of(asked);
        if (known.isEmpty()) return NtStatus.REVISION_MISMATCH;
        version = known.get();
        at = At.VERSIONED;
        return NtStatus.SUCCESS;
    }

    @Override
    public Class<State> stateType() {
        return State.class;
    }

    @Override
    public State save() {
        return new State(at, version);
    }

    @Override
    public void restore(State s) {
        at = s.at();
        version = s.version();
    }
}
