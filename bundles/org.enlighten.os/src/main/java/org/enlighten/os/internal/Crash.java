// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.enlighten.block.Outcome;
import org.enlighten.block.Slice;
import org.enlighten.machine.Exit;
import org.enlighten.machine.Frame;
import org.enlighten.os.EventLog;
import org.enlighten.os.OsEvents;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.IoRequest;
import org.enlighten.os.system.Bugcheck;
import org.enlighten.simulation.Mode;
import org.enlighten.simulation.fuel.OutOfFuel;

/// What is left when code in kernel mode goes wrong: an entry in the event log, the blue screen's text, and
/// every processor stops.
final class Crash implements PendingRequest.Client {
    /// What is saved.
    ///
    /// @param screen the routine that writes the text, while it runs; `teller` is the processor it runs on
    record State(List<Bugcheck> bugcheck, List<Frame.State> screen, int teller) {}

    static final String KEY = "crash";
    private static final long SCREEN_REQUEST = 0;

    private final Executive x;
    private Optional<Bugcheck> bugcheck = Optional.empty();
    private Frame screen;
    private int teller;

    Crash(Executive x) {
        this.x = x;
    }

    boolean happened() {
        return bugcheck.isPresent();
    }

    Optional<Bugcheck> bugcheck() {
        return bugcheck;
    }

    /// What a thrown thing says, as part of a sentence: the same one in every run, so not where a stack overflowed.
    static String what(Throwable e) {
        if (e instanceof StackOverflowError) return "its code calls itself without end";
        if (e instanceof OutOfMemoryError) return "its code wants more memory than there is";
        String message = e.getMessage();
        return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
    }

    /// Kernel code threw. While the screen is written, nothing more is told.
    void threw(String culprit, Core.Level level, Throwable e) {
        String who = culprit.isEmpty() ? "The kernel" : "The driver '" + culprit + "'";
        bugcheck(code(level, e), culprit, who, what(e));
    }

    private static int code(Core.Level level, Throwable e) {
        if (e instanceof OutOfFuel) return Bugcheck.WATCHDOG;
        if (e instanceof IndexOutOfBoundsException) return Bugcheck.PAGE_FAULT;
        return level == Core.Level.THREAD ? Bugcheck.THREAD_EXCEPTION : Bugcheck.KERNEL_EXCEPTION;
    }

    /// A program's own Java code did not come back with a system call. That is no fault of the simulated process,
    /// which would have gone on computing: the plug-in that models it is broken, so its system stops.
    void exhausted(String program, VirtualMachineError e) {
        bugcheck(Bugcheck.WATCHDOG, "", "The program '" + program + "'", what(e));
    }

    void bugcheck(int code, String culprit, String what) {
        bugcheck(code, culprit, culprit.isEmpty() ? "The kernel" : "The driver '" + culprit + "'", what);
    }

    private void bugcheck(int code, String culprit, String who, String what) {
        if (happened()) {
            screen = null;
            return;
        }
        Bugcheck b = new Bugcheck(x.time.clockNs(), code, culprit, who + " stopped the system: " + what + ".");
        bugcheck = Optional.of(b);
        x.tell(
                OsEvents.BUGCHECK,
                Mode.KERNEL,
                0,
                code,
                x.drivers.named(culprit).map(d -> d.number).orElse(-1));
        x.log.report(EventLog.Level.CRITICAL, 1001, "BugCheck", sentence(b));
        teller = x.dispatcher.runningIndex();
        beginScreen(b);
        for (Core c : x.dispatcher.cores) if (c.vp.index() != teller) c.vp.raise(Dispatcher.RESCHEDULE);
        if (x.dispatcher.running().isEmpty()) x.dispatcher.cores[teller].vp.raise(Dispatcher.RESCHEDULE);
    }

    private static String sentence(Bugcheck b) {
        return "The system stopped with bugcheck 0x%08X (%s). %s".formatted(b.code(), b.name(), b.message());
    }

    /// The text goes out through the screen's driver, unless that is the culprit.
    private void beginScreen(Bugcheck b) {
        String text = "\r\n*** STOP: 0x%08X\r\n%s\r\n".formatted(b.code(), b.name())
                + (b.driver().isEmpty() ? "" : "\r\n*** " + b.driver().toUpperCase(java.util.Locale.ROOT) + ".SYS\r\n")
                + "\r\n" + b.message() + "\r\n";
        x.console.remember(text);
        Optional<DriverInstance> driver = x.console.screen().filter(d -> !d.id().equals(b.driver()));
        if (driver.isEmpty()) return;
        Slice data = Slice.of(text.getBytes(StandardCharsets.ISO_8859_1));
        driver.get().driver.starting(new IoRequest(SCREEN_REQUEST, 0, new IoRequest.Function.Put(data)));
        driver.get()
                .underWay
                .add(new PendingRequest(
                        new IoRequest(SCREEN_REQUEST, 0, new IoRequest.Function.Put(data)), this, SCREEN_REQUEST));
        screen = new Frame(driver.get().number, Driver.Entry.START.ordinal(), SCREEN_REQUEST, 0);
    }

    /// What a processor still does: one writes the screen, then each stops for good.
    long act(Core c) {
        c.accounts.by(Core.Level.OWN);
        if (screen != null && c.vp.index() == teller) {
            DriverInstance d = x.drivers.get(screen.routine());
            if (!d.driver.proceed(screen, c.vp)) {
                c.waiting = Core.Level.OWN;
                return d.driver.takeChargeNs();
            }
            screen = null;
            return d.driver.takeChargeNs();
        }
        c.vp.masked(true);
        Exit exit = c.vp.exit();
        exit.reason = Exit.Reason.SHUTDOWN;
        exit.cause = 0;
        return 0;
    }

    /// The screen's routine got the answer to its access.
    void answered(Core c, long value) {
        if (screen != null && c.vp.index() == teller)
            x.drivers.get(screen.routine()).driver.answered(screen, value);
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public void requestDone(long tag, Outcome outcome) {}

    State save() {
        return new State(
                bugcheck.map(List::of).orElse(List.of()), screen == null ? List.of() : List.of(screen.save()), teller);
    }

    void restore(State s) {
        bugcheck = s.bugcheck().stream().findFirst();
        screen = s.screen().isEmpty() ? null : Frame.restored(s.screen().getFirst());
        teller = s.teller();
    }
}
