// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.osgi.annotation.versioning.ConsumerType;

/// A tab beside Summary, Memory and Networking.
@ConsumerType
public interface View {
    /// Unique, such as `vendor.vm.counters`.
    String id();

    String title();

    /// Called once, when a window opens.
    Control create(Composite parent, Workbench workbench);

    /// The selection or what is known of it changed; at most four times a second, and only while the tab is shown.
    void show(Selection selection);
}
