// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.file;

import org.enlighten.block.Memories;
import org.enlighten.block.Request;
import org.enlighten.block.Slice;
import org.enlighten.simulation.Saved;

/// One operation of a mounted file system. Answers: [Read] and [Write] the bytes done; [Stat] an entry as
/// detail ([org.enlighten.os.Listing.Entry]); [List] a [org.enlighten.os.Listing]; [Volume] a
/// [org.enlighten.os.VolumeInfo].
public sealed interface FileRequest extends Request {
    record Stat(String path) implements FileRequest {}

    record List(String path) implements FileRequest {}

    record Volume() implements FileRequest {}

    /// An empty file; EXISTS when there is one.
    record Create(String path) implements FileRequest {}

    record MakeDirectory(String path) implements FileRequest {}

    /// A file, or an empty directory.
    record Delete(String path) implements FileRequest {}

    record Rename(String from, String to) implements FileRequest {}

    record Read(String path, long at, Slice into) implements FileRequest {}

    /// Makes the file longer when it ends past its end.
    record Write(String path, long at, Slice data) implements FileRequest {}

    record Resize(String path, long sizeBytes) implements FileRequest {}

    record Flush() implements FileRequest {}

    /// A request as it is saved.
    record State(String kind, String path, String to, long number, Slice.State data) {
        public FileRequest in(Memories memories) {
            return switch (kind) {
                case "stat" -> new Stat(path);
                case "list" -> new List(path);
                case "volume" -> new Volume();
                case "create" -> new Create(path);
                case "make-directory" -> new MakeDirectory(path);
                case "delete" -> new Delete(path);
                case "rename" -> new Rename(path, to);
                case "read" -> new Read(path, number, data.in(memories));
                case "write" -> new Write(path, number, data.in(memories));
                case "resize" -> new Resize(path, number);
                case "flush" -> new Flush();
                default -> throw new IllegalStateException("no file request is called '" + kind + "'");
            };
        }
    }

    default State state() {
        return switch (this) {
            case Stat(String path) -> named("stat", path);
            case List(String path) -> named("list", path);
            case Volume() -> named("volume", "");
            case Create(String path) -> named("create", path);
            case MakeDirectory(String path) -> named("make-directory", path);
            case Delete(String path) -> named("delete", path);
            case Rename(String from, String to) ->
                new State("rename", from, to, 0, Slice.of(new byte[0]).save());
            case Read(String path, long at, Slice into) -> new State("read", path, "", at, into.save());
            case Write(String path, long at, Slice data) -> new State("write", path, "", at, data.save());
            case Resize(String path, long bytes) ->
                new State("resize", path, "", bytes, Slice.of(new byte[0]).save());
            case Flush() -> named("flush", "");
        };
    }

    private static State named(String kind, String path) {
        return new State(kind, path, "", 0, Slice.of(new byte[0]).save());
    }

    @Override
    default Saved save() {
        return Saved.of(state());
    }
}
