// SPDX-License-Identifier: Apache-2.0
package org.enlighten.hypervisor.internal;

import org.enlighten.hypervisor.protocol.ReferenceTscPage;

/// A partition's page of reference time. It is written when the partition enables it, and again when its clock went
/// on after a stop: the time-stamp counter has gone on meanwhile.
final class ReferencePage {
    private final Partition partition;
    private final long hz;
    private long register;
    private int sequence;

    ReferencePage(Partition partition, long hz) {
        this.partition = partition;
        this.hz = hz;
    }

    long hz() {
        return hz;
    }

    long register() {
        return register;
    }

    int sequence() {
        return sequence;
    }

    void register(long value, long nowNs) {
        if (value == register) return;
        register = value;
        renew(nowNs);
    }

    void renew(long nowNs) {
        if (!partition.hasPage(register)) return;
        // 0 says that the page cannot be used, all ones said so once.
        sequence = sequence + 1 == -1 ? 1 : sequence + 1;
        long scale = ReferenceTscPage.scale(hz);
        long scaled = ReferenceTscPage.scaled(ReferenceTscPage.tsc(nowNs, hz), scale);
        long offset = partition.clock.count(nowNs) - scaled;
        ReferenceTscPage.write(partition.memory().orElseThrow(), Overlay.page(register), sequence, scale, offset);
    }

    void reset() {
        register = 0;
    }

    void restore(long savedRegister, int savedSequence) {
        register = savedRegister;
        sequence = savedSequence;
    }
}
