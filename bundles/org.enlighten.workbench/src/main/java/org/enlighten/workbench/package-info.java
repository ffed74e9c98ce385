// SPDX-License-Identifier: Apache-2.0
/// What a plug-in adds to the workbench: an [org.enlighten.workbench.Action] for menus, Actions pane and keys, or a
/// [org.enlighten.workbench.View], a tab in the details of a virtual machine. Both are Declarative Services
/// components; the workbench finds them by their interface and shows them from then on.
///
/// Every method runs on the window toolkit's thread and must return promptly: what takes time is asked of
/// [org.enlighten.management.Management] as a future and heard through [org.enlighten.workbench.Workbench#whenDone].
/// The workbench's own actions are made of the same interface.
@Export
@Version("0.1.0")
package org.enlighten.workbench;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
