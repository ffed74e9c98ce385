// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.fat;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
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

/// A FAT volume in memory, asked one thing after the other.
final class FatBench {
    private static final long STEPS_MOST = 3_000_000;
    final Simulation simulation = new Simulation(1);
    final MemoryLayer volume;
    final FatFileSystem files;
    long nowNs = 5_000_000_000L;
    private final Deque<Outcome> outcomes = new ArrayDeque<>();

    FatBench(byte[] image, int cacheBlocks) {
        this(image.length, List.of(new FatFormat.Piece(0, image)), cacheBlocks);
    }

    FatBench(long sizeBytes, List<FatFormat.Piece> content, int cacheBlocks) {
        Memories memories = new Memories();
        volume = new MemoryLayer("volume", simulation, memories, sizeBytes, sizeBytes, 0);
        for (FatFormat.Piece piece : content) volume.poke(piece.at(), piece.bytes());
        byte[] first = volume.peek(0, (int) Math.min(sizeBytes, 36_864));
        files = new FatFactory().mount("fat", simulation, memories, volume, first, cacheBlocks, () -> nowNs);
        files.attach((_, outcome) -> outcomes.add(outcome));
    }

    static FatFormat format(long sizeBytes, FatType type) {
        return new FatFormat(
                sizeBytes,
                "TEST",
                0x12345678L,
                "ENLIGHTN",
                "windows-nt4".getBytes(StandardCharsets.US_ASCII),
                0,
                Optional.ofNullable(type),
                0);
    }

    static FatBench formatted(long sizeBytes, FatType type) {
        return new FatBench(sizeBytes, format(sizeBytes, type).pieces(), 64);
    }

    /// Mounts an image so that it records.
    static Function<EngineSetup, RecordedFiles> mounter(byte[] image) {
        return setup -> {
            FatGeometry geometry = FatGeometry.parse(image).orElseThrow();
            FatVolume volume = new FatVolume(geometry, setup.simulation()::now);
            return new RecordedFiles(setup, FatVolume.REGISTERS, volume::run, FatCommand::restored);
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

    FatReport check() {
        files.check(1, 0);
        Outcome outcome = answer();
        return assertInstanceOf(Outcome.Done.class, outcome, outcome.toString())
                .detail()
                .as(FatReport.class);
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

    List<Listing.Entry> list(String path) {
        return done(new FileRequest.List(path)).detail().as(Listing.class).entries();
    }

    VolumeInfo info() {
        return done(new FileRequest.Volume()).detail().as(VolumeInfo.class);
    }

    void flush() {
        done(new FileRequest.Flush());
    }

    byte[] image() {
        return volume.peek(0, Math.toIntExact(volume.sizeBytes()));
    }
}
