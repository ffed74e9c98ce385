// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.enlighten.os.BackupCall;
import org.enlighten.os.OsEvents;
import org.enlighten.os.SystemCall;
import org.junit.jupiter.api.Test;

class CallNumberTest {
    @Test
    void theTraceNamesACallByItsNumber() {
        List<SystemCall> calls = List.of(
                new SystemCall.Compute(1),
                new SystemCall.Exit(0),
                new SystemCall.Write(2, 0, 0, 4096),
                new SystemCall.Flush(2),
                new SystemCall.Volume("C:\\"),
                new SystemCall.QuerySystem(),
                new SystemCall.Device(2, 0, 0, 0, 0, 0),
                new SystemCall.Backup(new BackupCall.Thaw()));
        for (SystemCall call : calls)
            assertEquals(call.getClass().getSimpleName(), OsEvents.systemCall(CallNumber.of(call)));
    }

    @Test
    void aNumberThatNoCallHasIsToldAsItIs() {
        assertEquals("99", OsEvents.systemCall(99));
        assertEquals("-1", OsEvents.systemCall(-1));
    }
}
