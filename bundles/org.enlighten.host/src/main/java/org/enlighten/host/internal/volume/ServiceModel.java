// SPDX-License-Identifier: Apache-2.0
package org.enlighten.host.internal.volume;

import java.util.List;
import org.enlighten.host.VolumeProfile;

/// How long a medium takes for what, and what it serves next.
sealed interface ServiceModel permits DiskService, FlashService {
    static ServiceModel of(VolumeProfile profile) {
        return switch (profile) {
            case VolumeProfile.Disk disk -> new DiskService(disk);
            case VolumeProfile.Flash flash -> new FlashService(flash);
        };
    }

    /// How many requests are served at the same time.
    int channels();

    /// Which of the waiting requests (all without fences between them) is served next.
    int next(List<Pending> waiting);

    /// From start to finish, at `nowNs`, on the medium itself.
    ///
    /// @param sharers requests in service then, this one included
    long serviceNs(boolean write, long position, long bytes, int sharers, long nowNs);

    /// A write that ends in the volatile cache.
    long cachedNs(long bytes);

    /// What a flush takes besides the writes it makes.
    long flushNs();

    /// What of this model is state: position of the arm and its direction.
    long[] save();

    void restore(long[] state);
}
