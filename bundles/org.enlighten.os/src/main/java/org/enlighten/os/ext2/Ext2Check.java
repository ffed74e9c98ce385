// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.ext2;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.enlighten.simulation.Saved;

/// Puts right what an interruption left on a volume that nobody uses meanwhile, as `e2fsck -p` does, and more: names
/// of deleted inodes, second names of directories, content without a name, wrong counts and bitmaps. Where blocks
/// have two owners or structures make no sense it changes nothing and tells.
///
/// Whoever makes it carries out its steps, one after the other, until [Ext2Step.Done]. A check that is interrupted
/// leaves a volume that still says it is in use.
public final class Ext2Check {
    private static final int PIECE_BYTES = 32 << 10;
    private static final byte[] NOTHING = {};

    enum At {
        BEGIN,
        SUPERBLOCK,
        DESCRIPTORS,
        INODES,
        DIRECTORIES,
        PATCHES,
        BITMAPS,
        COUNTS,
        SETTLED,
        MARKED,
        DURABLE
    }

    private final long sizeBytes;
    private final boolean force;
    private At at = At.BEGIN;
    private int done;
    private Optional<CheckedVolume> volume = Optional.empty();
    private Optional<CheckPass> pass = Optional.empty();
    private Optional<Ext2Report> early = Optional.empty();

    /// @param sizeBytes of the volume
    /// @param force looks even if the volume says that it was left in good order
    public Ext2Check(long sizeBytes, boolean force) {
        this.sizeBytes = sizeBytes;
        this.force = force;
    }

    /// What to do next.
    ///
    /// @param read the bytes that the last step asked for; anything when it asked for none
    public Ext2Step next(byte[] read) {
        return switch (at) {
            case BEGIN -> {
                at = At.SUPERBLOCK;
                yield new Ext2Step.Read(Ext2Geometry.SUPERBLOCK_AT, Ext2Geometry.SUPERBLOCK_BYTES);
            }
            case SUPERBLOCK -> superblock(read);
            case DESCRIPTORS -> descriptors(read);
            case INODES -> go(read, At.DIRECTORIES);
            case DIRECTORIES -> go(read, At.PATCHES);
            case PATCHES -> go(read, At.BITMAPS);
            case BITMAPS -> go(read, At.COUNTS);
            case COUNTS -> counts();
            case SETTLED -> mark();
            case MARKED -> {
                at = At.DURABLE;
                yield new Ext2Step.Flush();
            }
            case DURABLE ->
                new Ext2Step.Done(early.orElseGet(() -> volume.orElseThrow().report()));
        };
    }

    private Ext2Step over(Ext2Report report) {
        early = Optional.of(report);
        pass = Optional.empty();
        at = At.DURABLE;
        return new Ext2Step.Done(report);
    }

    private Ext2Step superblock(byte[] read) {
        Optional<Ext2Geometry> g = CheckedVolume.geometry(read);
        if (g.isEmpty()) return refused("The superblock makes no sense.");
        if (!g.get().writable()) return refused("The volume has features that this check does not know.");
        if (g.get().sizeBytes() > sizeBytes) {
            return refused("The volume has %d bytes, but %d by its superblock."
                    .formatted(sizeBytes, g.get().sizeBytes()));
        }
        if (g.get().blocks() > Integer.MAX_VALUE) return refused("The volume is larger than this check can hold.");
        CheckedVolume v = new CheckedVolume(read);
        int state = CheckedVolume.u16(read, Ext2Super.STATE - Ext2Geometry.SUPERBLOCK_AT);
        if (state == Ext2Super.VALID && !force) return over(believed(v));
        volume = Optional.of(v);
        v.descriptors = new byte[v.g.descriptorBlocks() * v.g.blockBytes()];
        at = At.DESCRIPTORS;
        return readDescriptors();
    }

    private Ext2Step refused(String sentence) {
        return over(new Ext2Report(true, 0, 0, 0, 0, List.of(), 0, List.of(sentence)));
    }

    private static Ext2Report believed(CheckedVolume v) {
        long inodes =
                v.g.inodes() - CheckedVolume.u32(v.superblock, Ext2Super.FREE_INODES - Ext2Geometry.SUPERBLOCK_AT);
        long blocks =
                v.g.blocks() - CheckedVolume.u32(v.superblock, Ext2Super.FREE_BLOCKS - Ext2Geometry.SUPERBLOCK_AT);
        return new Ext2Report(false, inodes, v.g.inodes(), blocks, v.g.blocks(), List.of(), 0, List.of());
    }

    private Ext2Step readDescriptors() {
        int bytes = Math.min(PIECE_BYTES, volume.orElseThrow().descriptors.length - done);
        return new Ext2Step.Read(volume.orElseThrow().g.descriptorAt(0) + done, bytes);
    }

    private Ext2Step descriptors(byte[] read) {
        CheckedVolume v = volume.orElseThrow();
        System.arraycopy(read, 0, v.descriptors, done, read.length);
        done += read.length;
        if (done < v.descriptors.length) return readDescriptors();
        done = 0;
        v.claimOverhead();
        return v.isDamaged() ? over(v.report()) : begin(At.INODES);
    }

    /// Goes on with the pass; when it is through, with the next.
    private Ext2Step go(byte[] read, At next) {
        Optional<Ext2Step> step = pass.orElseThrow().next(read);
        if (step.isPresent()) return step.get();
        CheckedVolume v = volume.orElseThrow();
        if (pass.get() instanceof DirectoryPass directories && !v.isDamaged()) {
            new Links(v, directories.lost).agree();
        }
        if (v.isDamaged()) return over(v.report());
        return begin(next);
    }

    private Ext2Step begin(At next) {
        at = next;
        pass = pass(next);
        return next(NOTHING);
    }

    private Optional<CheckPass> pass(At of) {
        if (volume.isEmpty()) return Optional.empty();
        CheckedVolume v = volume.get();
        return switch (of) {
            case INODES -> Optional.of(new InodePass(v));
            case DIRECTORIES -> Optional.of(new DirectoryPass(v));
            case PATCHES -> Optional.of(new PatchPass(v));
            case BITMAPS -> Optional.of(new BitmapPass(v));
            default -> Optional.empty();
        };
    }

    /// Writes the descriptors piece by piece, with the right counts.
    private Ext2Step counts() {
        CheckedVolume v = volume.orElseThrow();
        if (done == 0) new CheckedCounts(v).correctDescriptors();
        if (done == v.descriptors.length) {
            at = At.SETTLED;
            return new Ext2Step.Flush();
        }
        int bytes = Math.min(PIECE_BYTES, v.descriptors.length - done);
        byte[] piece = Arrays.copyOfRange(v.descriptors, done, done + bytes);
        done += bytes;
        return new Ext2Step.Write(v.g.descriptorAt(0) + done - bytes, piece);
    }

    /// The volume is in good order: the last thing that is written.
    private Ext2Step mark() {
        CheckedVolume v = volume.orElseThrow();
        ByteBuffer s = ByteBuffer.wrap(v.superblock.clone()).order(ByteOrder.LITTLE_ENDIAN);
        int from = Ext2Geometry.SUPERBLOCK_AT;
        s.putInt(Ext2Super.FREE_BLOCKS - from, (int) (v.g.blocks() - v.blocksUsed()));
        s.putInt(Ext2Super.FREE_INODES - from, (int) (v.g.inodes() - v.inodesUsed()));
        s.putShort(Ext2Super.MOUNTS - from, (short) 0).putShort(Ext2Super.STATE - from, (short) Ext2Super.VALID);
        s.putInt(Ext2Super.CHECKED - from, (int) v.lastWritten());
        at = At.MARKED;
        return new Ext2Step.Write(Ext2Geometry.SUPERBLOCK_AT, s.array());
    }

    /// What is saved.
    record State(
            At at, int done, Optional<CheckedVolume.State> volume, Optional<Saved> pass, Optional<Ext2Report> early) {}

    public Saved save() {
        return Saved.of(new State(at, done, volume.map(CheckedVolume::save), pass.map(CheckPass::save), early));
    }

    public void restore(Saved saved) {
        State s = saved.as(State.class);
        at = s.at();
        done = s.done();
        volume = s.volume().map(CheckedVolume::restored);
        pass = s.pass().isEmpty() ? Optional.empty() : pass(at);
        pass.ifPresent(p -> p.restore(s.pass().orElseThrow()));
        early = s.early();
    }
}
