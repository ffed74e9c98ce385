// SPDX-License-Identifier: Apache-2.0
package org.enlighten.hypervisor.internal;

import java.util.Optional;
import org.enlighten.hypervisor.PartitionView.State;
import org.enlighten.hypervisor.internal.Ports.Connection;
import org.enlighten.hypervisor.internal.Ports.Port;
import org.enlighten.hypervisor.protocol.HvStatus;
import org.enlighten.hypervisor.protocol.Message;
import org.enlighten.hypervisor.protocol.Msr;
import org.enlighten.hypervisor.protocol.PortInfo;

/// Between partitions: ports that a parent opens, connections that it makes to them, and what goes through. Nobody
/// sends to whom no connection leads, and only a parent makes one.
final class PortCalls {
    private static final int EVENT_PORT = PortInfo.Type.EVENT.code();
    private static final int MESSAGE_PORT = PortInfo.Type.MESSAGE.code();
    private static final int FLAG_MASK = 0xFFFF;

    private final Children children;
    private final Scheduler scheduler;

    PortCalls(Children children, Scheduler scheduler) {
        this.children = children;
        this.scheduler = scheduler;
    }

    HvStatus create(HvProcessor caller, Block b) {
        Optional<Partition> owner = children.meant(caller, b.i64(0));
        Optional<Partition> from = children.meant(caller, b.i64(16));
        if (owner.isEmpty() || from.isEmpty()) return HvStatus.INVALID_PARTITION_ID;
        if (owner.get().state != State.ACTIVE) return HvStatus.INVALID_PARTITION_STATE;
        Optional<PortInfo> info = info(b);
        if (b.i32(12) != 0 || info.isEmpty()) return HvStatus.INVALID_PARAMETER;
        int id = b.i32(8);
        Ports ports = owner.get().ports;
        if (!isId(id) || ports.port(id).isPresent()) return HvStatus.INVALID_PORT_ID;
        if (ports.isFull()) return HvStatus.INSUFFICIENT_MEMORY;
        ports.add(new Port(id, from.get().id(), info.get()));
        return HvStatus.SUCCESS;
    }

    private static boolean isId(int id) {
        return id > 0 && id <= Ports.ID_MAX;
    }

    private static Optional<PortInfo> info(Block b) {
        int type = b.i32(24);
        int sint = b.i32(32);
        int vp = b.i32(36);
        int first = b.i32(40) & FLAG_MASK;
        int flags = b.i32(40) >>> 16;
        boolean event = type == EVENT_PORT;
        boolean fits = event ? flags > 0 && first + flags <= PortInfo.FLAGS_MAX : b.i32(40) == 0;
        boolean isTarget = vp == PortInfo.ANY_VP || vp >= 0 && vp < Partition.PROCESSORS_MAX;
        boolean legal = (event || type == MESSAGE_PORT)
                && sint >= 0
                && sint < Msr.SINTS
                && isTarget
                && fits
                && b.i32(28) == 0
                && b.i32(44) == 0;
        if (!legal) return Optional.empty();
        return Optional.of(event ? PortInfo.event(sint, vp, first, flags) : PortInfo.message(sint, vp));
    }

    HvStatus connect(HvProcessor caller, Block b) {
        Optional<Partition> owner = children.meant(caller, b.i64(0));
        Optional<Partition> target = children.meant(caller, b.i64(16));
        if (owner.isEmpty() || target.isEmpty()) return HvStatus.INVALID_PARTITION_ID;
        if (owner.get().state != State.ACTIVE) return HvStatus.INVALID_PARTITION_STATE;
        boolean clean = b.i32(12) == 0 && b.i32(28) == 0;
        for (int at = 36; at < 64; at += 4) clean &= b.i32(at) == 0;
        if (!clean) return HvStatus.INVALID_PARAMETER;
        Ports ports = owner.get().ports;
        int id = b.i32(8);
        if (!isId(id) || ports.connection(id).isPresent()) return HvStatus.INVALID_CONNECTION_ID;
        Optional<Port> port = target.get().ports.port(b.i32(24));
        if (port.isEmpty()) return HvStatus.INVALID_PORT_ID;
        if (port.get().from() != owner.get().id()) return HvStatus.ACCESS_DENIED;
        PortInfo.Type type = port.get().info().type();
        if (b.i32(32) != type.code()) return HvStatus.INVALID_PARAMETER;
        if (ports.isFull()) return HvStatus.INSUFFICIENT_MEMORY;
        ports.add(new Connection(id, target.get().id(), port.get().id(), type));
        return HvStatus.SUCCESS;
    }

    HvStatus delete(HvProcessor caller, Block b) {
        Optional<Partition> owner = children.meant(caller, b.i64(0));
        if (owner.isEmpty()) return HvStatus.INVALID_PARTITION_ID;
        return owner.get().ports.removePort(b.i32(8)) ? HvStatus.SUCCESS : HvStatus.INVALID_PORT_ID;
    }

    HvStatus disconnect(HvProcessor caller, Block b) {
        Optional<Partition> owner = children.meant(caller, b.i64(0));
        if (owner.isEmpty()) return HvStatus.INVALID_PARTITION_ID;
        return owner.get().ports.removeConnection(b.i32(8)) ? HvStatus.SUCCESS : HvStatus.INVALID_CONNECTION_ID;
    }

    /// Input: connection u32@0, type u32@8, payload size u32@12, payload@16.
    HvStatus post(HvProcessor caller, Block b) {
        Optional<Port> port = portBehind(caller, b.i32(0), PortInfo.Type.MESSAGE);
        if (port.isEmpty()) return HvStatus.INVALID_CONNECTION_ID;
        int type = b.i32(8);
        int bytes = b.i32(12);
        if (type <= 0 || bytes < 0 || bytes > Message.PAYLOAD_BYTES_MAX) return HvStatus.INVALID_PARAMETER;
        Optional<HvProcessor> target = target(caller, b.i32(0), port.get());
        if (target.isEmpty()) return HvStatus.INVALID_VP_INDEX;
        Message message = new Message(type, port.get().id(), b.bytes(16, bytes));
        SynIc synic = target.get().synic;
        return scheduler.causedBy(caller, () -> synic.accept(port.get().info().sint(), message));
    }

    /// Input: connection u32@0, flag u16@4.
    HvStatus signal(HvProcessor caller, Block b) {
        Optional<Port> port = portBehind(caller, b.i32(0), PortInfo.Type.EVENT);
        if (port.isEmpty()) return HvStatus.INVALID_CONNECTION_ID;
        PortInfo info = port.get().info();
        int flag = b.i32(4) & FLAG_MASK;
        if (flag >= info.flags()) return HvStatus.INVALID_PARAMETER;
        Optional<HvProcessor> target = target(caller, b.i32(0), port.get());
        if (target.isEmpty()) return HvStatus.INVALID_VP_INDEX;
        SynIc synic = target.get().synic;
        return scheduler.causedBy(caller, () -> synic.signal(info.sint(), info.firstFlag() + flag));
    }

    /// The port that a connection leads to, as long as it is there and of this type.
    private Optional<Port> portBehind(HvProcessor caller, int connection, PortInfo.Type type) {
        return caller.partition
                .ports
                .connection(connection)
                .filter(c -> c.type() == type)
                .flatMap(c -> children.find(c.to())
                        .flatMap(p -> p.ports.port(c.port()))
                        .filter(p ->
                                p.from() == caller.partition.id() && p.info().type() == type));
    }

    private Optional<HvProcessor> target(HvProcessor caller, int connection, Port port) {
        Partition partition = children.find(caller.partition
                        .ports
                        .connection(connection)
                        .orElseThrow()
                        .to())
                .orElseThrow();
        int vp = port.info().vp();
        return vp == PortInfo.ANY_VP ? partition.processors.values().stream().findFirst() : partition.processor(vp);
    }
}
