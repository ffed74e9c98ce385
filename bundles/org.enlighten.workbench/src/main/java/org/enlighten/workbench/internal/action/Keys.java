// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.internal.action;

import org.eclipse.swt.SWT;

/// Keys of actions, and how menus name them.
public final class Keys {
    private Keys() {}

    /// Whether it works wherever the focus is: a function key, or a key with Ctrl or Alt.
    public static boolean windowWide(int key) {
        return (key & (SWT.MOD1 | SWT.MOD3)) != 0 || key == SWT.F5 || key == SWT.F1;
    }

    /// What follows the label in a menu; empty for no key.
    static String suffix(int key) {
        return key == 0 ? "" : "\t" + name(key);
    }

    public static String name(int key) {
        StringBuilder name = new StringBuilder();
        if ((key & SWT.MOD1) != 0) name.append("Ctrl+");
        if ((key & SWT.MOD3) != 0) name.append("Alt+");
        if ((key & SWT.MOD2) != 0) name.append("Shift+");
        int base = key & SWT.KEY_MASK;
        return name.append(
                        switch (base) {
                            case SWT.DEL -> "Del";
                            case SWT.CR -> "Enter";
                            case SWT.F1 -> "F1";
                            case SWT.F2 -> "F2";
                            case SWT.F5 -> "F5";
                            default -> String.valueOf((char) base);
                        })
                .toString();
    }
}
