// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.internal.connection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;

/// Sends what is typed at a control to the guest while the control has the focus: each press and each release. Ctrl,
/// Alt and the left arrow together give the focus back. When the focus goes, keys that are still down are released,
/// so that none stays down in the guest.
final class Keyboard {
    /// A key that is down.
    private record Held(int key, boolean right) {}

    private final Consumer<List<Integer>> guest;
    private final Runnable release;
    private final Map<Held, Held> down = new LinkedHashMap<>();

    /// @param guest is sent scan codes
    /// @param release is run when the user asks for the focus back
    Keyboard(Control control, Consumer<List<Integer>> guest, Runnable release) {
        this.guest = guest;
        this.release = release;
        control.addListener(SWT.KeyDown, this::pressed);
        control.addListener(SWT.KeyUp, this::released);
        control.addListener(SWT.FocusOut, _ -> releaseAll());
        // Tab, arrows, Enter and Escape are the guest's too.
        control.addListener(SWT.Traverse, event -> event.doit = false);
    }

    private void pressed(Event event) {
        if (asksForRelease(event)) {
            releaseAll();
            release.run();
            return;
        }
        event.doit = false;
        Held held = held(event);
        List<Integer> codes = ScanCodes.of(held.key(), held.right(), true);
        if (codes.isEmpty()) return;
        down.put(held, held);
        guest.accept(codes);
    }

    private static boolean asksForRelease(Event event) {
        int both = SWT.CTRL | SWT.ALT;
        return event.keyCode == SWT.ARROW_LEFT && (event.stateMask & both) == both;
    }

    private void released(Event event) {
        event.doit = false;
        Held held = held(event);
        if (down.remove(held) != null) guest.accept(ScanCodes.of(held.key(), held.right(), false));
    }

    private static Held held(Event event) {
        return new Held(event.keyCode, event.keyLocation == SWT.RIGHT);
    }

    private void releaseAll() {
        List<Integer> codes = new ArrayList<>();
        for (Held held : down.keySet()) codes.addAll(ScanCodes.of(held.key(), held.right(), false));
        down.clear();
        if (!codes.isEmpty()) guest.accept(codes);
    }
}
