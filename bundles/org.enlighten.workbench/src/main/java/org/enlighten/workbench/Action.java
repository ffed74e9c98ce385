// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench;

import java.net.URL;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/// Something that can be done to the selection. Where it does not apply it is absent from every menu and pane.
@ConsumerType
public interface Action {
    /// What it is done to, and with that the group that it is shown in.
    enum Target {
        HOST,
        VM
    }

    /// Unique, such as `vendor.vm.inspect`; tests find its widgets by it.
    String id();

    Target target();

    /// As menus show it; three dots at its end when a dialog follows.
    String label(Selection selection);

    /// An SVG drawn with `currentColor` on 24 by 24.
    default Optional<URL> icon() {
        return Optional.empty();
    }

    /// A toolkit accelerator, such as `SWT.MOD1 | 'I'`; 0 for none.
    default int key() {
        return 0;
    }

    /// Name of the menu that it lies in below its group, such as `New`; empty for the group itself.
    default String submenu() {
        return "";
    }

    /// Whether it can be done to all that is selected. Called often: looks at the selection only.
    boolean appliesTo(Selection selection);

    void run(Workbench workbench);
}
