// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.ext2;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import org.enlighten.block.EngineSetup;
import org.enlighten.block.Memories;
import org.enlighten.block.MemoryLayer;
import org.enlighten.block.Outcome;
import org.enlighten.block.Slice;
import org.enlighten.os.Listing;
import org.enlighten.os.VolumeInfo;
import org.enlighten.os.file.FileRequest;
import org.enlighten.os.file.RecordedFiles;
import org.enlighten.simulation.Simulation;

/// An ext2 volume in memory, asked one thing after the other.
final class Ext2Bench {
    private static final long STEPS_MOST = 3_000_000;
    final Simulation simulation = new Simulation(1);
    final MemoryLayer volume;
    final Ext2FileSystem files;
    long nowNs = 5_000_000_000L;
    private final Deque<Outcome> outcomes = new ArrayDeque<>();

    Ext2Bench(byte[] image, int cacheBlocks) {
        this(image.length, List.of(new Ext2Format.Piece(0, image)), cacheBlocks);
    }

    Ext2Bench(long sizeBytes, List<Ext2Format.Piece> content, int cacheBlocks) {
        Memories memories = new Memories();
        volume = new MemoryLayer("volume", simulation, memories, sizeBytes, sizeBytes, 0);
        for (Ext2Format.Piece piece : content) volume.poke(piece.at(), piece.bytes());
        byte[] first = volume.peek(0, (int) Math.min(sizeBytes, 36_864));
        files = new Ext2Factory().mount("ext2", simulation, memories, volume, first, cacheBlocks, () -> nowNs);
        files.attach((_, outcome) -> outcomes.add(outcome));
    }

    static Ext2Format format(long sizeBytes, int blockBytes) {
        return new Ext2Format(
                sizeBytes,
                "TEST",
                0x1234567890ABCDEFL,
                0x0123456789ABCDEFL,
                blockBytes == 0 ? OptionalInt.empty() : OptionalInt.of(blockBytes),
                8192,
                0);
    }

    static Ext2Bench formatted(long sizeBytes, int blockBytes) {
        return new Ext2Bench(sizeBytes, format(sizeBytes, blockBytes).pieces(), 256);
    }

    /// Mounts an image so that it records.
    static Function<EngineSetup, RecordedFiles> mounter(byte[] image) {
        return setup -> {
            Ext2Geometry geometry = Ext2Geometry.parse(image).orElseThrow();
            Ext2Volume volume = new Ext2Volume(geometry, setup.simulation()::now);
            return new RecordedFiles(
                    setup,
                    Ext2Volume.REGISTERS,
                    (request, blocks) -> volume.run(request, blocks, image.length),
                    Ext2Command::restored);
        };
    }

    private Outcome answer() {
        for (long n = 0; outcomes.isEmpty(); n++) {
            assertTrue(n < STEPS_MOST && simulation.step(), "no answer after " + n + " steps");
        }
        return outcomes.remove();
    }

    Outcome ask(FileRequest request) {
        files.submit(1, request, 0);
        return answer();
    }

    Outcome.Done done(FileRequest request) {
        Outcome outcome = ask(request);
        return assertInstanceOf(Outcome.Done.class, outcome, request + ": " + outcome);
    }

    Outcome.Failure refused(FileRequest request) {
        Outcome outcome = ask(request);
        return assertInstanceOf(Outcome.Failed.class, outcome, request.toString())
                .failure();
    }

    void write(String path, byte[] content) {
        done(new FileRequest.Create(path));
        done(new FileRequest.Write(path, 0, Slice.of(content)));
    }

    byte[] read(String path) {
        byte[] into = new byte[(int) done(new FileRequest.Stat(path)).value()];
        done(new FileRequest.Read(path, 0, Slice.of(into)));
        return into;
    }

    List<String> names(String path) {
        return list(path).stream().map(Listing.Entry::name).toList();
    }

    List<Listing.Entry> list(String path) {
        return done(new FileRequest.List(path)).detail().as(Listing.class).entries();
    }

    VolumeInfo info() {
        return done(new FileRequest.Volume()).detail().as(VolumeInfo.class);
    }

    /// Leaves the volume in good order, as a system does that goes down.
    Ext2Bench leave() {
        files.leave(1, 0);
        assertTrue(answer().isDone());
        return this;
    }

    byte[] image() {
        return volume.peek(0, Math.toIntExact(volume.sizeBytes()));
    }
}
