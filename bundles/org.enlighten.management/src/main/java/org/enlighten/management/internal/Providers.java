// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import java.util.List;
import java.util.function.Supplier;
import org.enlighten.guest.PlugIns;
import org.enlighten.guest.Shelf;
import org.enlighten.platform.Platform;
import org.enlighten.storage.DiskFormats;

/// What bundles bring, as it is when it is asked for.
record Providers(Shelf shelf, Supplier<List<Platform>> platforms, DiskFormats formats, PlugIns plugIns) {}
