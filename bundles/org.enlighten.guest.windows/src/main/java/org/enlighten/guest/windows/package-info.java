// SPDX-License-Identifier: Apache-2.0
/// Operating systems of the Windows family, built from the kit: Windows NT 4.0, 2000 and Server 2003 as guests,
/// Windows
/// Server 2008 (full and Server Core) as guests and as a physical machine's own. They behave like their namesakes in
/// the ways that matter here; not one of their files is Microsoft's.
///
/// Start at [org.enlighten.guest.windows.WindowsNt4]. Found as services; a test may make them with `new`.
@Export
@Version("0.1.0")
package org.enlighten.guest.windows;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
