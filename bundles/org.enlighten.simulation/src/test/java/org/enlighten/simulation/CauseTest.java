// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CauseTest {
    private static final Cause CHAIN = new Cause(
            "The virtual machine 'web1' was not started.",
            new Cause("Its disk could not be opened.", new Cause("There is no file 'C:\\web1.vhd'.")));

    @Test
    void theTextIsTheChainEveryCauseBelowWhatItCaused() {
        assertEquals("""
                The virtual machine 'web1' was not started.
                  Its disk could not be opened.
                    There is no file 'C:\\web1.vhd'.""", CHAIN.text());
        assertEquals("There is no file 'C:\\web1.vhd'.", CHAIN.root().text());
        assertEquals(3, CHAIN.chain().size());
    }

    @Test
    void aChainIsSavedWithAState() {
        assertEquals(CHAIN, Saved.parse(Saved.of(CHAIN).text()).as(Cause.class));
    }

    @Test
    void anExceptionBecomesAChainOfItsMessages() {
        Exception failure = new IllegalStateException("It broke.", new NullPointerException());
        assertEquals(new Cause("It broke.", new Cause("NullPointerException")), Cause.of(failure));
    }

    @Test
    void exceptionsThatCauseEachOtherEnd() {
        Exception one = new Exception("one");
        one.initCause(new Exception("other", one));
        assertEquals(32, Cause.of(one).chain().size());
    }
}
