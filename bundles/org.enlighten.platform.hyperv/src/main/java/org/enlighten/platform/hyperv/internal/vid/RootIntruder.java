// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform.hyperv.internal.vid;

import java.util.ArrayList;
import java.util.List;
import org.enlighten.hypervisor.ParentAccess;
import org.enlighten.machine.GuestMemory;
import org.enlighten.simulation.EventType;
import org.enlighten.simulation.Mode;
import org.enlighten.simulation.Trace;

/// What code in the root's kernel can do to any child, shown by doing it: the VID has the child's pages mapped,
/// so it reads them, without a hypercall and without the child's knowing.
public record RootIntruder(ParentAccess parent, Trace trace) {
    /// A page with something in it was read; the number is its address.
    public static final EventType PAGE_READ = EventType.of("vid.page-read-by-root", "gpa", "of partition");

    /// Where these bytes lie in a partition's memory.
    ///
    /// @param most places
    public List<Long> search(long partition, byte[] text, int most) {
        List<Long> found = new ArrayList<>();
        parent.memory(partition).ifPresent(memory -> search(memory, partition, text, most, found));
        return found;
    }

    private void search(GuestMemory memory, long partition, byte[] text, int most, List<Long> found) {
        byte[] window = new byte[GuestMemory.PAGE_BYTES + text.length - 1];
        for (long gpa = 0; gpa < memory.sizeBytes() && found.size() < most; gpa += GuestMemory.PAGE_BYTES) {
            int bytes = (int) Math.min(window.length, memory.sizeBytes() - gpa);
            memory.read(gpa, window, 0, bytes);
            if (isEmpty(window, bytes)) continue;
            trace.record(PAGE_READ, 0, -1, Mode.KERNEL, 0, gpa, partition);
            for (int at = 0; at + text.length <= bytes && at < GuestMemory.PAGE_BYTES; at++)
                if (found.size() < most && isAt(window, at, text)) found.add(gpa + at);
        }
    }

    private static boolean isEmpty(byte[] window, int bytes) {
        for (int i = 0; i < bytes; i++) if (window[i] != 0) return false;
        return true;
    }

    private static boolean isAt(byte[] window, int at, byte[] text) {
        for (int i = 0; i < text.length; i++) if (window[at + i] != text[i]) return false;
        return true;
    }
}
