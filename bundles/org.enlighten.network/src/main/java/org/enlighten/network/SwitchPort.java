// SPDX-License-Identifier: Apache-2.0
package org.enlighten.network;

import java.util.ArrayList;
import java.util.List;
import org.enlighten.network.internal.Line;
import org.enlighten.network.internal.PortMeter;
import org.enlighten.network.protocol.EthernetHeader;
import org.enlighten.network.protocol.FrameDefect;
import org.enlighten.network.protocol.VlanTag;
import org.enlighten.simulation.EventType;
import org.enlighten.simulation.Mode;
import org.enlighten.simulation.Simulation;

/// One port of a switch, as its client holds it. Made by [VirtualSwitch#connect].
///
/// ```text
/// client ── taps ── line ──▶ checks · VLAN · spoofing ──▶ switch ──▶ VLAN tag ──▶ line ── taps ──▶ client
/// ```
public final class SwitchPort implements PortInfo {
    /// What is saved.
    record State(
            String name,
            int number,
            PortKind kind,
            PortSettings settings,
            Line.State up,
            Line.State down,
            PortCounters counters) {}

    private final VirtualSwitch owner;
    private final Simulation simulation;
    private final String name;
    private final PortKind kind;
    private final PortClient client;
    private final Line up;
    private final Line down;
    private final PortMeter meter = new PortMeter();
    private List<FrameTap> taps = List.of();
    private PortSettings settings;
    private int number;
    private boolean open = true;

    SwitchPort(
            VirtualSwitch owner,
            Simulation simulation,
            int number,
            String name,
            PortKind kind,
            PortSettings settings,
            PortClient client) {
        this.owner = owner;
        this.simulation = simulation;
        this.number = number;
        this.name = name;
        this.kind = kind;
        this.settings = settings;
        this.client = client;
        up = new Line(owner.id() + "/" + name + "/up", simulation, this::enter);
        down = new Line(owner.id() + "/" + name + "/down", simulation, this::deliver);
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public PortKind kind() {
        return kind;
    }

    @Override
    public PortSettings settings() {
        return settings;
    }

    /// Changes the rules, from the next frame on. Refused when another port has the address.
    public void settings(PortSettings next) throws NetworkException {
        owner.change(this, next);
    }

    /// From the switch, which has checked them.
    void adopt(PortSettings next) {
        settings = next;
    }

    public PortCounters counters() {
        return meter.counters();
    }

    public void tap(FrameTap tap) {
        List<FrameTap> more = new ArrayList<>(taps);
        more.add(tap);
        taps = more;
    }

    public void untap(FrameTap tap) {
        List<FrameTap> fewer = new ArrayList<>(taps);
        fewer.remove(tap);
        taps = fewer;
    }

    /// The client sends a frame. A port that was disconnected swallows it, as a plug without a cable does.
    public void send(Frame frame) {
        if (!open) return;
        meter.sent(frame.bytes());
        for (FrameTap tap : taps) tap.passed(this, true, frame);
        told(NetworkEvents.FRAME_SENT, frame.cause(), frame.length());
        if (settings.line().isPerfect() && up.isEmpty()) enter(frame);
        else carry(up, frame);
    }

    private void carry(Line line, Frame frame) {
        switch (line.carry(frame, settings.line())) {
            case CARRIED -> {}
            case LOST -> drop(frame, DropReason.LOST);
            case QUEUE_FULL -> drop(frame, DropReason.QUEUE_FULL);
        }
    }

    /// A frame has come to the switch's end of the line.
    private void enter(Frame frame) {
        switch (EthernetHeader.decode(frame.bytes())) {
            case FrameDefect defect -> drop(frame, DropReason.of(defect));
            case EthernetHeader header -> enter(frame, header);
        }
    }

    private void enter(Frame frame, EthernetHeader header) {
        int untagged = frame.length() - (header.tagged() ? VlanTag.BYTES : 0);
        int vlan = settings.vlan().vlanOf(header);
        if (untagged > owner.settings().frameBytesMax()) drop(frame, DropReason.TOO_LONG);
        else if (vlan == VlanMode.FOREIGN) drop(frame, DropReason.FOREIGN_VLAN);
        else if (!mayUse(header)) drop(frame, DropReason.SPOOFED_SOURCE);
        else owner.forward(this, new SwitchedFrame(plain(frame, header), header, vlan));
    }

    private static Frame plain(Frame frame, EthernetHeader header) {
        return header.tagged() ? new Frame(EthernetHeader.withoutTag(frame.bytes()), frame.cause()) : frame;
    }

    private boolean mayUse(EthernetHeader header) {
        return learns() || header.source().equals(settings.address());
    }

    /// Whether other addresses than its own may be behind it.
    boolean learns() {
        return kind == PortKind.UPLINK || settings.spoofing();
    }

    boolean carries(int vlan) {
        return settings.vlan().carries(vlan);
    }

    /// The switch sends a frame out here.
    void leave(SwitchedFrame frame) {
        carry(down, settings.vlan().tags(frame.vlan()) ? frame.tagged() : frame.frame());
    }

    void drop(Frame frame, DropReason reason) {
        meter.dropped(reason);
        told(NetworkEvents.FRAME_DROPPED, frame.cause(), reason.code());
    }

    private void deliver(Frame frame) {
        meter.delivered(frame.bytes());
        told(NetworkEvents.FRAME_DELIVERED, frame.cause(), frame.length());
        for (FrameTap tap : taps) tap.passed(this, false, frame);
        client.received(frame);
    }

    private void told(EventType type, long cause, long what) {
        simulation.trace().record(type, 0, -1, Mode.DEVICE, cause, number, what);
    }

    void close() {
        open = false;
        up.close();
        down.close();
    }

    State save() {
        return new State(name, number, kind, settings, up.save(), down.save(), meter.counters());
    }

    void restore(State s) {
        number = s.number();
        settings = s.settings();
        up.restore(s.up());
        down.restore(s.down());
        meter.restore(s.counters());
    }
}
