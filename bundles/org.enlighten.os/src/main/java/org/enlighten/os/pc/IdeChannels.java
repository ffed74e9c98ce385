// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.pc;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.enlighten.machine.GuestMemory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/// Wires a drive's driver to the driver of its channel: both are made by factories that know of each other only the
/// machine's memory and a path. It holds no state of a machine, and keeps none alive.
@Component(service = IdeChannels.class)
public final class IdeChannels {
    private final List<WeakReference<IdeChannel>> channels = new ArrayList<>();

    @Activate
    public IdeChannels() {}

    /// A channel's driver is there; the one of an earlier system on the same machine no longer counts.
    void add(IdeChannel channel) {
        channels.removeIf(reference -> {
            IdeChannel other = reference.get();
            return other == null || other.isAt(channel.memory(), channel.path());
        });
        channels.add(new WeakReference<>(channel));
    }

    IdeChannel at(GuestMemory memory, String path) {
        for (WeakReference<IdeChannel> reference : channels) {
            IdeChannel channel = reference.get();
            if (channel != null && channel.isAt(memory, path)) return channel;
        }
        throw new IllegalStateException("no driver of an IDE channel is loaded at '" + path + "'");
    }
}
