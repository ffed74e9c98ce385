// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.enlighten.block.Outcome;
import org.enlighten.block.Slice;
import org.enlighten.machine.Cost;
import org.enlighten.machine.GuestMemory;
import org.enlighten.os.Listing;
import org.enlighten.os.Program;
import org.enlighten.os.ProgramFactory;
import org.enlighten.os.Result;
import org.enlighten.os.Status;
import org.enlighten.os.SystemCall;
import org.enlighten.os.file.FileRequest;
import org.enlighten.os.internal.memory.PageAllocator;

/// Starts processes: looks up the image file, finds its program, allocates pages, reads the image into them.
final class Launcher {
    private static final long IMAGE_BYTES_MAX = 64L << 20;

    private final Executive x;

    Launcher(Executive x) {
        this.x = x;
    }

    /// Begins; the thread's answer is the process's number when it is there.
    ///
    /// @param service the service the process will run; empty for none
    long start(KernelThread t, SystemCall call, String path, String arguments, String service) {
        if (!(x.volumes.resolve(path) instanceof Target.File(Volume volume, String file))) {
            t.result = Result.failed(Status.NOT_FOUND, "There is no program '" + path + "'.");
            return 0;
        }
        String image = file.substring(file.lastIndexOf('\\') + 1).toLowerCase(Locale.ROOT);
        t.launch = new Launch(volume.id, file, image, arguments, 0, 0, 0, service);
        return x.files.submit(t, volume, new FileRequest.Stat(file), Operation.of(Operation.Kind.IMAGE_FOUND, call));
    }

    /// The image's directory entry has come.
    void found(KernelThread t, Outcome outcome) {
        Launch l = t.launch;
        if (!(outcome instanceof Outcome.Done(long _, var detail))) {
            fail(t, Status.NOT_FOUND, "There is no program '" + l.path() + "'.");
            return;
        }
        Listing.Entry entry = detail.as(Listing.Entry.class);
        Optional<ProgramFactory> factory = x.programs.find(l.image());
        if (entry.directory() || factory.isEmpty() || entry.sizeBytes() > IMAGE_BYTES_MAX) {
            fail(t, Status.INVALID_IMAGE, "'" + l.image() + "' is not a program that this system can run.");
            return;
        }
        int wanted = factory.get().memoryBytes();
        int data = bytes(wanted > 0 ? wanted : x.description.processBytes());
        int image = bytes(entry.sizeBytes());
        OptionalLong base = x.pages.allocate((data + (long) image) / GuestMemory.PAGE_BYTES);
        if (base.isEmpty()) {
            fail(t, Status.NO_MEMORY, "There is not enough memory to start '" + l.image() + "'.");
            return;
        }
        t.launch = l.at(base.getAsLong(), data, image);
        read(t, (int) entry.sizeBytes());
    }

    private void read(KernelThread t, int bytes) {
        Launch l = t.launch;
        Volume volume = x.volumes.get(l.volume());
        if (bytes == 0 || volume == null) {
            loaded(t, volume == null ? Executive.VOLUME_GONE : Outcome.done(0));
            return;
        }
        Slice into = new Slice(x.machine.memory(), l.base() + l.dataBytes(), bytes);
        Operation next = Operation.of(Operation.Kind.IMAGE_READ, t.operation.call());
        x.dispatcher.charge(x.files.submit(t, volume, new FileRequest.Read(l.path(), 0, into), next));
    }

    /// The image has been read: the process begins, unless who started it is ending.
    void loaded(KernelThread t, Outcome outcome) {
        Launch l = t.launch;
        if (!outcome.isDone()) {
            abandon(t);
            fail(t, Status.DEVICE_ERROR, "The program '" + l.image() + "' could not be read.");
            return;
        }
        Optional<ProgramFactory> factory = x.programs.find(l.image());
        if (factory.isEmpty()) {
            abandon(t);
            fail(t, Status.INVALID_IMAGE, "'" + l.image() + "' is not a program that this system can run any more.");
            return;
        }
        t.launch = Launch.NONE;
        Process p = x.processes.create(
                l, factory.get().create(l.arguments()), factory.get().priority(), t.process);
        x.dispatcher.charge(x.costs.ns(Cost.PROCESS_START));
        t.operation = Operation.NONE;
        t.result = l.service().isEmpty() ? Result.of(p.id) : x.services.started(l.service(), p.id);
        x.dispatcher.wake(t, 1);
    }

    /// Gives back the pages of a process that will not be.
    void abandon(KernelThread t) {
        Launch l = t.launch;
        t.launch = Launch.NONE;
        if (l.base() != 0) x.pages.free(l.base(), PageAllocator.pages(l.dataBytes() + (long) l.imageBytes()));
    }

    Program program(String image, String arguments) {
        return x.programs
                .find(image)
                .orElseThrow(() -> new IllegalStateException(
                        "the saved system runs '" + image + "', and no bundle here has that program"))
                .create(arguments);
    }

    private void fail(KernelThread t, Status status, String message) {
        if (t.launch.base() == 0) t.launch = Launch.NONE;
        t.operation = Operation.NONE;
        t.result = Result.failed(status, x.volumes.inItsWords(message));
        x.dispatcher.wake(t, 1);
    }

    private static int bytes(long count) {
        return (int) (PageAllocator.pages(count) * GuestMemory.PAGE_BYTES);
    }
}
