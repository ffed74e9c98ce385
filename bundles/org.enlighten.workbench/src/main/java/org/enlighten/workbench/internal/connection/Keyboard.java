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

/// Sends what is typed at a control to the guest, each press and each release, from the moment the control gets the
/// focus or is clicked until the focus goes, Ctrl, Alt and the left arrow are pressed together, or the right Ctrl
/// key is tapped (many desktops keep the arrow for themselves). Keys that are still down then are released, so that
/// none stays down in the guest.
final class Keyboard {
    /// A key that is down.
    private record Held(int key, boolean right) {}

    private final Consumer<List<Integer>> guest;
    private final Consumer<Boolean> capture;
    private boolean captured;
    /// The right Ctrl key went down and no other key since.
    private boolean tapping;
    private final Map<Held, Held> down = new LinkedHashMap<>();

    /// @param guest is sent scan codes
    /// @param capture hears whether the keys are the guest's
    Keyboard(Control control, Consumer<List<Integer>> guest, Consumer<Boolean> capture) {
        this.guest = guest;
        this.capture = capture;
        control.addListener(SWT.KeyDown, this::pressed);
        control.addListener(SWT.KeyUp, this::released);
        control.addListener(SWT.FocusIn, _ -> captured(true));
        control.addListener(SWT.MouseDown, _ -> captured(true));
        control.addListener(SWT.FocusOut, _ -> captured(false));
        // Tab, arrows, Enter and Escape are the guest's too.
        control.addListener(SWT.Traverse, event -> event.doit = !captured);
    }

    private void captured(boolean fresh) {
        captured = fresh;
        if (!fresh) releaseAll();
        capture.accept(fresh);
    }

    private void pressed(Event event) {
        if (asksForRelease(event)) {
            captured(false);
            return;
        }
        if (!captured) return;
        event.doit = false;
        Held held = held(event);
        tapping = held.key() == SWT.CTRL && held.right();
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
        if (!captured) return;
        event.doit = false;
        Held held = held(event);
        if (down.remove(held) != null) guest.accept(ScanCodes.of(held.key(), held.right(), false));
        if (tapping && held.key() == SWT.CTRL && held.right()) captured(false);
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
