// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Bundles that bring operating systems, drivers, programs, file systems, platforms or disk formats, and on which no
/// other bundle is built. May be called from any thread.
public interface PlugInManagement {
    /// By name.
    CompletableFuture<List<PlugInView>> list();

    /// What it brings is there again. Ends when machines whose operating system it brings go on.
    Operation<PlugInView> start(String name);

    /// What it brings is gone. Ends when machines whose operating system it brings stand still.
    Operation<PlugInView> stop(String name);
}
