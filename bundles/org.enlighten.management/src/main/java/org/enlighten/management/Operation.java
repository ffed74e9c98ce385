// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

import java.util.concurrent.CompletableFuture;

/// A command that was posted and changes something. Both futures fail with a [ManagementException].
public interface Operation<T> {
    /// The number of the job that does it; see [JobManagement]. Also a command that is refused has one, which failed.
    CompletableFuture<Long> job();

    /// What came of it.
    CompletableFuture<T> result();
}
