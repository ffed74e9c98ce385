// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset.internal.isa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PicTest {
    private static final int EOI = 0x20;
    private final RecordingOutside outside = new RecordingOutside();
    private final Pic pic = new Pic(outside);

    @BeforeEach
    void initialize() {
        initialize(0x20, 0x08, 0x04, 0x01);
        initialize(0xA0, 0x70, 0x02, 0x01);
    }

    private void initialize(int port, int vectors, int cascade, int icw4) {
        pic.write(port, 0x11);
        pic.write(port + 1, vectors);
        pic.write(port + 1, cascade);
        pic.write(port + 1, icw4);
        pic.write(port + 1, 0);
    }

    private void pulse(int irq) {
        pic.line(irq, true);
        pic.line(irq, false);
    }

    @Test
    void nothingPassesBeforeInitialization() {
        Pic fresh = new Pic(outside);
        fresh.line(1, true);
        assertEquals(List.of(), outside.vectors);
    }

    @Test
    void aLineBecomesItsVector() {
        pic.line(1, true);
        pic.line(12, true);
        assertEquals(List.of(0x09), outside.vectors, "the cascade is lower than the keyboard and waits");
        pic.write(0x20, EOI);
        assertEquals(List.of(0x09, 0x74), outside.vectors);
    }

    @Test
    void aHigherPriorityInterruptsALowerOneAndNotTheOtherWay() {
        pic.line(4, true);
        pic.line(6, true);
        pic.line(0, true);
        assertEquals(List.of(0x0C, 0x08), outside.vectors);
        pic.write(0x20, EOI);
        assertEquals(2, outside.vectors.size(), "line 4 is still being served");
        pic.write(0x20, EOI);
        assertEquals(List.of(0x0C, 0x08, 0x0E), outside.vectors);
    }

    @Test
    void theSecondControllerNeedsBothEnds() {
        pic.line(14, true);
        pic.line(14, false);
        pic.line(14, true);
        assertEquals(List.of(0x76), outside.vectors);
        pic.write(0xA0, EOI);
        assertEquals(1, outside.vectors.size());
        pic.write(0x20, EOI);
        assertEquals(List.of(0x76, 0x76), outside.vectors);
    }

    @Test
    void aMaskedLineWaitsUntilItIsUnmasked() {
        pic.write(0x21, 0x02);
        pic.line(1, true);
        assertEquals(List.of(), outside.vectors);
        assertEquals(0x02, pic.read(0x20), "request register");
        pic.write(0x21, 0x00);
        assertEquals(List.of(0x09), outside.vectors);
    }

    @Test
    void aRequestIsGoneWhenItsLineFallsBeforeItIsServed() {
        pic.write(0x21, 0x02);
        pulse(1);
        pic.write(0x21, 0x00);
        assertEquals(List.of(), outside.vectors);
    }

    @Test
    void anEdgeCountsOnceHoweverLongTheLineStaysHigh() {
        pic.line(3, true);
        pic.write(0x20, EOI);
        assertEquals(List.of(0x0B), outside.vectors);
        pic.line(3, true);
        assertEquals(List.of(0x0B), outside.vectors);
        pic.line(3, false);
        pic.line(3, true);
        assertEquals(List.of(0x0B, 0x0B), outside.vectors);
    }

    @Test
    void aLevelCountsAgainAfterEachEnd() {
        pic.write(Pic.EDGE_LEVEL_PORT + 1, 0x02);
        pic.line(9, true);
        pic.write(0xA0, EOI);
        pic.write(0x20, EOI);
        assertEquals(List.of(0x71, 0x71), outside.vectors);
        pic.line(9, false);
        pic.write(0xA0, EOI);
        pic.write(0x20, EOI);
        assertEquals(2, outside.vectors.size());
    }

    @Test
    void timerKeyboardAndClockCannotBeMadeLevels() {
        pic.write(Pic.EDGE_LEVEL_PORT, 0xFF);
        pic.write(Pic.EDGE_LEVEL_PORT + 1, 0xFF);
        assertEquals(0xF8, pic.read(Pic.EDGE_LEVEL_PORT));
        assertEquals(0xDE, pic.read(Pic.EDGE_LEVEL_PORT + 1));
    }

    @Test
    void registersAreReadAsOperationWordThreeSays() {
        pic.line(4, true);
        pic.line(6, true);
        assertEquals(0x40, pic.read(0x20));
        pic.write(0x20, 0x0B);
        assertEquals(0x10, pic.read(0x20), "in service");
        pic.write(0x20, 0x0A);
        assertEquals(0x40, pic.read(0x20));
    }

    @Test
    void aSpecificEndLeavesTheOthersInService() {
        pic.line(4, true);
        pic.line(1, true);
        pic.write(0x20, 0x60 | 4);
        pic.write(0x20, 0x0B);
        assertEquals(0x02, pic.read(0x20));
    }

    @Test
    void rotationMakesTheServedLineTheLowest() {
        pulse(1);
        pic.write(0x20, 0xA0);
        pic.line(1, true);
        pic.write(0x20, 0xA0);
        pic.write(0x21, 0xFF);
        pic.line(0, true);
        pic.line(3, true);
        pic.write(0x21, 0x00);
        assertEquals(0x0B, outside.vectors.getLast(), "after line 1 comes line 2, and line 0 is last but one");
    }

    @Test
    void specialMaskLetsLowerLinesThrough() {
        pic.line(1, true);
        pic.line(6, true);
        assertEquals(List.of(0x09), outside.vectors);
        pic.write(0x20, 0x68);
        pic.write(0x21, 0x02);
        assertEquals(List.of(0x09, 0x0E), outside.vectors);
    }

    @Test
    void pollingAcknowledgesAndTellsTheLine() {
        pic.line(4, true);
        pic.write(0x21, 0xFF);
        pic.line(3, true);
        pic.write(0x20, 0x0C);
        assertEquals(0, pic.read(0x20), "masked: nothing to be served");
        pic.write(0x20, 0x0C);
        pic.write(0x21, 0x10);
        assertEquals(List.of(0x0C, 0x0B), outside.vectors, "line 3 goes out by itself as soon as it may");
    }

    @Test
    void automaticEndServesAgainAtOnceButALevelOnlyOnceAtATime() {
        initialize(0x20, 0x20, 0x04, 0x03);
        pulse(3);
        pulse(3);
        assertEquals(List.of(0x23, 0x23), outside.vectors);
        pic.write(Pic.EDGE_LEVEL_PORT, 0x20);
        pic.line(5, true);
        assertEquals(3, outside.vectors.size(), "no endless loop");
    }

    @Test
    void onlyAnAcceptedTickIsWorthWaitingFor() {
        assertTrue(pic.acceptsTimer());
        pic.pulse(0);
        assertFalse(pic.acceptsTimer(), "being served");
        pic.write(0x20, EOI);
        assertTrue(pic.acceptsTimer());
        pic.write(0x21, 0x01);
        assertFalse(pic.acceptsTimer(), "masked");
    }

    @Test
    void savedInTheMiddleItGoesOnTheSame() {
        pic.line(14, true);
        pic.line(4, true);
        RecordingOutside other = new RecordingOutside();
        Pic copy = new Pic(other);
        copy.restore(pic.save());
        for (Pic p : List.of(pic, copy)) {
            p.write(0xA0, EOI);
            p.write(0x20, EOI);
        }
        assertEquals(
                outside.vectors.subList(outside.vectors.size() - other.vectors.size(), outside.vectors.size()),
                other.vectors);
        assertEquals(pic.save(), copy.save());
    }
}
