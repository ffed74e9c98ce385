// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.storage.client;

import java.util.TreeSet;
import org.enlighten.machine.GuestMemory;
import org.enlighten.os.scsi.ScsiRequest;
import org.enlighten.os.scsi.ScsiResult;
import org.enlighten.os.scsi.ScsiResult.Status;
import org.enlighten.simulation.Snapshottable;

/// Finds out which disks a controller has: at each target it asks LUN 0 what it is and, when somebody answers, which
/// units there are (SPC-3 6.21). One command at a time.
final class BusScan implements Snapshottable<BusScan.State> {
    /// Who scans.
    interface Client {
        boolean ask(UnitAddress to, ScsiRequest request);

        /// All were asked.
        void scanned(TreeSet<Integer> units);
    }

    enum At {
        IDLE,
        INQUIRY,
        REPORT
    }

    record State(At at, int place, boolean again, boolean waiting, int[] found) {}

    private static final int INQUIRY_BYTES = 36;
    private static final int LUNS_MOST = 256;
    private static final int HEAD_BYTES = 8;
    private static final int ENTRY_BYTES = 8;
    private static final int REPORT_BYTES = 4096;

    private final StorageSettings settings;
    private final GuestMemory memory;
    private final long page;
    private final Client client;
    private final TreeSet<Integer> found = new TreeSet<>();
    private At at = At.IDLE;
    private int place;
    /// It has to begin anew when it has ended.
    private boolean again;
    /// There was no room for the question.
    private boolean waiting;

    BusScan(StorageSettings settings, GuestMemory memory, long page, Client client) {
        this.settings = settings;
        this.memory = memory;
        this.page = page;
        this.client = client;
    }

    void begin() {
        if (at != At.IDLE) {
            again = true;
            return;
        }
        found.clear();
        place = 0;
        ask(At.INQUIRY);
    }

    void stop() {
        at = At.IDLE;
        again = false;
        waiting = false;
    }

    private UnitAddress address() {
        return new UnitAddress(place / settings.targets(), place % settings.targets(), 0);
    }

    private void ask(At next) {
        at = next;
        byte[] cdb = next == At.INQUIRY
                ? new byte[] {0x12, 0, 0, 0, INQUIRY_BYTES, 0}
                : new byte[] {(byte) 0xA0, 0, 0, 0, 0, 0, 0, 0, (byte) (REPORT_BYTES >>> 8), 0, 0, 0};
        int bytes = next == At.INQUIRY ? INQUIRY_BYTES : REPORT_BYTES;
        waiting = !client.ask(address(), new ScsiRequest(cdb, ScsiRequest.Way.IN, page, bytes));
    }

    void resume() {
        if (waiting) ask(at);
    }

    void answered(ScsiResult result) {
        boolean good = result.status() == Status.GOOD;
        if (at == At.INQUIRY && good) ask(At.REPORT);
        else {
            if (at == At.REPORT && good) take(result.bytes());
            next();
        }
    }

    private void take(long bytes) {
        long listed = 0;
        for (int i = 0; i < 4; i++) listed = listed << 8 | memory.u8(page + i);
        long room = Math.min(Math.min(bytes, REPORT_BYTES) - HEAD_BYTES, listed);
        int count = (int) Math.min(room / ENTRY_BYTES, LUNS_MOST);
        for (int i = 0; i < count; i++) {
            int lun = memory.u8(page + HEAD_BYTES + (long) i * ENTRY_BYTES + 1);
            found.add(new UnitAddress(address().path(), address().target(), lun).number());
        }
    }

    private void next() {
        place++;
        if (place < settings.paths() * settings.targets()) {
            ask(At.INQUIRY);
            return;
        }
        at = At.IDLE;
        client.scanned(new TreeSet<>(found));
        if (!again) return;
        again = false;
        begin();
    }

    @Override
    public Class<State> stateType() {
        return State.class;
    }

    @Override
    public State save() {
        return new State(
                at,
                place,
                again,
                waiting,
                found.stream().mapToInt(Integer::intValue).toArray());
    }

    @Override
    public void restore(State s) {
        at = s.at();
        place = s.place();
        again = s.again();
        waiting = s.waiting();
        for (int unit : s.found()) found.add(unit);
    }
}
