// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.internal.model;

import java.util.Arrays;
import java.util.prefs.BackingStoreException;
import java.util.prefs.Preferences;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Monitor;
import org.eclipse.swt.widgets.Shell;

/// Where windows, sashes and columns were left by this user.
public final class Layout {
    private final Preferences preferences;

    public Layout() {
        preferences = Preferences.userRoot().node("org/enlighten/workbench");
    }

    /// Numbers that were kept under `name`; `otherwise` when there are none or not as many.
    public int[] numbers(String name, int... otherwise) {
        String kept = preferences.get(name, "");
        if (!kept.matches("-?\\d{1,6}(,-?\\d{1,6})*")) return otherwise;
        int[] numbers =
                Arrays.stream(kept.split(",")).mapToInt(Integer::parseInt).toArray();
        return numbers.length == otherwise.length ? numbers : otherwise;
    }

    public void keep(String name, int... numbers) {
        preferences.put(name, IntStream.of(numbers).mapToObj(String::valueOf).collect(Collectors.joining(",")));
    }

    public boolean flag(String name, boolean otherwise) {
        return preferences.getBoolean(name, otherwise);
    }

    public void keep(String name, boolean flag) {
        preferences.putBoolean(name, flag);
    }

    /// Puts a window where it was left, if a monitor still is there, else centres it on the first one.
    public void place(String name, Shell shell, int width, int height) {
        Monitor primary = shell.getDisplay().getPrimaryMonitor();
        Rectangle area = primary.getClientArea();
        int w = Math.min(width, area.width);
        int h = Math.min(height, area.height);
        int[] bounds = numbers(name, area.x + (area.width - w) / 2, area.y + (area.height - h) / 2, w, h, 0);
        boolean visible = Arrays.stream(shell.getDisplay().getMonitors())
                .anyMatch(m -> m.getClientArea().intersects(bounds[0], bounds[1], bounds[2], bounds[3]));
        if (visible) shell.setBounds(bounds[0], bounds[1], bounds[2], bounds[3]);
        else shell.setSize(w, h);
        shell.setMaximized(bounds[4] == 1);
    }

    public void keep(String name, Shell shell) {
        boolean maximized = shell.getMaximized();
        int[] before = numbers(name, 0, 0, 0, 0, 0);
        Rectangle now = shell.getBounds();
        // The size to go back to is the one before it was maximised.
        if (maximized && before[2] > 0) keep(name, before[0], before[1], before[2], before[3], 1);
        else keep(name, now.x, now.y, now.width, now.height, maximized ? 1 : 0);
    }

    /// Writes to the user's preferences. A folder that cannot be written costs the layout, not the work.
    public void flush() {
        try {
            preferences.flush();
        } catch (BackingStoreException e) {
            System.getLogger(Layout.class.getName())
                    .log(System.Logger.Level.INFO, "The layout of the window was not kept: {0}", e.getMessage());
        }
    }
}
