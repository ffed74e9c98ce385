// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.internal.host;

import java.util.Map;
import java.util.TreeMap;
import org.enlighten.hypervisor.protocol.Hypercalls;
import org.enlighten.hypervisor.protocol.PortInfo;
import org.enlighten.vmbus.internal.host.HostStep.Connect;
import org.enlighten.vmbus.internal.host.HostStep.CreatePort;
import org.enlighten.vmbus.internal.host.HostStep.DeletePort;
import org.enlighten.vmbus.internal.host.HostStep.Disconnect;
import org.enlighten.vmbus.protocol.ConnectionIds;

/// The ports and connections between the root and one partition: messages both ways, events to each of the guest's
/// processors that asks for them, and, before 2.4, one event for all channels to the root.
final class HostPorts {
    /// @param fromGuest the root's port for messages; 0 for none
    /// @param toGuest the root's connection for messages; 0 for none
    /// @param events the root's connections by processor of the guest, negative until they are made
    record State(
            int fromGuest,
            int toGuest,
            int sint,
            int vp,
            int sharedPort,
            int sharedFlag,
            Map<Integer, Integer> events) {}

    private static final long ROOT = Hypercalls.PARTITION_SELF;
    /// In the guest's own space of ports.
    private static final int MESSAGE_PORT = 1;

    private static final int EVENT_PORT = 0x100;
    private static final int PROCESSORS_MAX = 2048;

    private final long partition;
    private final Hub hub;
    private final HostConnection connection;
    private final TreeMap<Integer, Integer> events = new TreeMap<>();
    private int fromGuest;
    private int toGuest;
    private int sint = ConnectionIds.SINT;
    private int vp;
    private int sharedPort;
    private int sharedFlag;

    HostPorts(long partition, Hub hub, HostConnection connection) {
        this.partition = partition;
        this.hub = hub;
        this.connection = connection;
    }

    int fromGuest() {
        return fromGuest;
    }

    /// The root's connection for messages.
    int toGuest() {
        return toGuest;
    }

    void openMessages() {
        fromGuest = hub.ports().take();
        PortInfo info = PortInfo.message(ConnectionIds.SINT, 0);
        connection.step(new CreatePort(ROOT, fromGuest, partition, info));
        connection.step(new Connect(partition, ConnectionIds.MESSAGES, ROOT, fromGuest, info.type()));
        connection.step(new Connect(partition, ConnectionIds.FIRST_MESSAGES, ROOT, fromGuest, info.type()));
    }

    /// Messages go to this source of this processor from now on.
    void messagesTo(int newSint, int newVp) {
        if (toGuest != 0 && newSint == sint && newVp == vp) return;
        if (toGuest != 0) {
            connection.step(new Disconnect(ROOT, toGuest));
            connection.step(new DeletePort(partition, MESSAGE_PORT, 0));
        }
        sint = newSint;
        vp = newVp;
        toGuest = hub.connections().take();
        PortInfo info = PortInfo.message(sint, vp);
        connection.step(new CreatePort(partition, MESSAGE_PORT, ROOT, info));
        connection.step(new Connect(ROOT, toGuest, partition, MESSAGE_PORT, info.type()));
    }

    /// The root's connection for events on a processor of the guest; 0 as long as there is none.
    int eventsOn(int target) {
        return Math.max(0, events.getOrDefault(target, 0));
    }

    /// Events on a processor of the guest will be wanted.
    void openEvents(int target) {
        if (target < 0 || target >= PROCESSORS_MAX || events.containsKey(target)) return;
        int id = hub.connections().take();
        events.put(target, -id);
        PortInfo info = PortInfo.event(sint, target, 0, PortInfo.FLAGS_MAX);
        connection.step(new CreatePort(partition, EVENT_PORT + target, ROOT, info));
        connection.step(new Connect(ROOT, id, partition, EVENT_PORT + target, info.type()));
    }

    /// A connection of the root's is made.
    void connected(int id) {
        events.replaceAll((target, known) -> known == -id ? id : known);
    }

    void openSharedEvents() {
        if (sharedPort != 0) return;
        sharedFlag = hub.flags().take();
        sharedPort = hub.ports().take();
        PortInfo info = hub.port(sharedFlag);
        connection.step(new CreatePort(ROOT, sharedPort, partition, info));
        connection.step(new Connect(partition, ConnectionIds.EVENTS, ROOT, sharedPort, info.type()));
        hub.bind(sharedFlag, connection);
    }

    void closeEvents() {
        events.forEach((target, id) -> {
            connection.step(new Disconnect(ROOT, Math.abs(id)));
            connection.step(new DeletePort(partition, EVENT_PORT + target, 0));
        });
        events.clear();
        if (sharedPort == 0) return;
        hub.unbind(sharedFlag);
        connection.step(new Disconnect(partition, ConnectionIds.EVENTS));
        connection.step(new DeletePort(ROOT, sharedPort, sharedFlag));
        sharedPort = 0;
        sharedFlag = 0;
    }

    /// The ports of a channel's events to the root.
    void openChannel(int port, int flag, int channel) {
        PortInfo info = hub.port(flag);
        connection.step(new CreatePort(ROOT, port, partition, info));
        connection.step(new Connect(partition, ConnectionIds.events(channel), ROOT, port, info.type()));
    }

    void closeChannel(int port, int flag, int channel) {
        connection.step(new Disconnect(partition, ConnectionIds.events(channel)));
        connection.step(new DeletePort(ROOT, port, flag));
    }

    /// The hypervisor has forgotten all of it, the partition being gone.
    void forget() {
        if (fromGuest != 0) hub.ports().give(fromGuest);
        if (toGuest != 0) hub.connections().give(toGuest);
        events.values().forEach(id -> hub.connections().give(Math.abs(id)));
        events.clear();
        if (sharedPort != 0) {
            hub.unbind(sharedFlag);
            hub.ports().give(sharedPort);
            hub.flags().give(sharedFlag);
        }
        fromGuest = 0;
        toGuest = 0;
        sharedPort = 0;
        sharedFlag = 0;
    }

    State save() {
        return new State(fromGuest, toGuest, sint, vp, sharedPort, sharedFlag, new TreeMap<>(events));
    }

    void restore(State s) {
        fromGuest = s.fromGuest();
        toGuest = s.toGuest();
        sint = s.sint();
        vp = s.vp();
        sharedPort = s.sharedPort();
        sharedFlag = s.sharedFlag();
        events.putAll(s.events());
        if (sharedFlag != 0) hub.bind(sharedFlag, connection);
    }
}
