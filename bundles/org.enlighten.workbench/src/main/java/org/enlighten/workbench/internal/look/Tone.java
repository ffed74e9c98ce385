// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.internal.look;

import org.eclipse.swt.graphics.RGB;

/// Every colour of the workbench, once. Text on its background has a contrast of at least 4.5 to 1.
public enum Tone {
    PAPER(0xFFFFFF),
    CHROME(0xF2F5F9),
    BAND(0xE4EBF4),
    HOVER(0xE8F0FB),
    LINE(0xC9D3DF),
    TEXT(0x1E2733),
    QUIET(0x55637A),
    TITLE(0x17365D),
    ACCENT(0x1F5FAE),
    RUNNING(0x1E7E34),
    PAUSED(0xA85B00),
    SAVED(0x1F5FAE),
    OFF(0x667085),
    ERROR(0xB3261E),
    NOTICE(0xFFF6DD),
    SCREEN(0x000000);

    private final RGB rgb;

    Tone(int hex) {
        rgb = new RGB(hex >> 16, hex >> 8 & 0xFF, hex & 0xFF);
    }

    public RGB rgb() {
        return rgb;
    }

    String css() {
        return "#%02X%02X%02X".formatted(rgb.red, rgb.green, rgb.blue);
    }
}
