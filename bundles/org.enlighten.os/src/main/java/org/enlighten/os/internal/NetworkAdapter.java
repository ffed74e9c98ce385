// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal;

import org.enlighten.block.Outcome;
import org.enlighten.machine.Cost;
import org.enlighten.os.driver.IoRequest;
import org.enlighten.os.driver.NetworkOffer;

/// The class driver of a network adapter: between the stack's frames and the adapter's own driver.
final class NetworkAdapter implements PendingRequest.Client {
    /// What is saved.
    record State(int number, int driver, NetworkOffer offer, boolean gone, TransmitBuffers.State buffers, long lost) {}

    static final String KIND = "adapter";
    /// Header of an Ethernet frame.
    private static final int HEADER_BYTES = 14;

    final int number;
    final DriverInstance driver;
    NetworkOffer offer;
    boolean gone;
    /// Frames that found too many before them.
    private long lost;
    private final Executive x;
    private final TransmitBuffers buffers;

    NetworkAdapter(Executive x, int number, DriverInstance driver, NetworkOffer offer) {
        this.x = x;
        this.number = number;
        this.driver = driver;
        this.offer = offer;
        buffers = new TransmitBuffers(x.machine.memory(), offer.packetBytes() + HEADER_BYTES);
    }

    void allocate() {
        buffers.pages(x.kernelPages(buffers.totalBytes()));
    }

    String name() {
        return offer.name().isEmpty() ? driver.factory.description() : offer.name();
    }

    /// Sends a frame, at once or when a buffer is free.
    ///
    /// @param cause the request it serves
    void transmit(byte[] frame, long cause) {
        if (gone || frame.length > offer.packetBytes() + HEADER_BYTES) return;
        int buffer = buffers.take();
        if (buffer != TransmitBuffers.NONE) start(buffer, frame, cause);
        else if (!buffers.await(new TransmitBuffers.Waiting(frame, cause))) lost++;
    }

    private void start(int buffer, byte[] frame, long cause) {
        x.dispatcher.charge(x.costs.ns(Cost.PAGE_COPY));
        x.drivers.request(driver, new IoRequest.Function.Put(buffers.fill(buffer, frame)), cause, this, buffer);
    }

    @Override
    public String key() {
        return KIND + "/" + number;
    }

    /// The frame has left, or not: whoever needs to know hears from the other end.
    @Override
    public void requestDone(long tag, Outcome outcome) {
        TransmitBuffers.Waiting next = gone ? null : buffers.next();
        if (next == null) buffers.giveBack((int) tag);
        else start((int) tag, next.frame(), next.cause());
    }

    State save() {
        return new State(number, driver.number, offer, gone, buffers.save(), lost);
    }

    void restore(State s) {
        gone = s.gone();
        lost = s.lost();
        buffers.restore(s.buffers());
    }
}
