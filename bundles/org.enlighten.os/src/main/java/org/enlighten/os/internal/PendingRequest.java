// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal;

import org.enlighten.block.BlockRequest;
import org.enlighten.block.Memories;
import org.enlighten.block.Outcome;
import org.enlighten.block.Slice;
import org.enlighten.os.driver.IoRequest;
import org.enlighten.os.file.FileRequest;
import org.enlighten.simulation.Saved;

/// A request in a device's queue and who gets its answer.
record PendingRequest(IoRequest request, Client client, long tag) {
    /// Who asks devices for something.
    interface Client {
        /// By which a saved request finds it again.
        String key();

        void requestDone(long tag, Outcome outcome);
    }

    /// A request as it is saved: `kind` says which of the others count.
    record State(
            long id,
            long cause,
            String kind,
            BlockRequest.State block,
            FileRequest.State file,
            String path,
            int code,
            Saved argument,
            Slice.State slice,
            String client,
            long tag) {

        IoRequest in(Memories memories) {
            IoRequest.Function function = switch (kind) {
                case "block" -> new IoRequest.Function.Block(block.in(memories));
                case "file" -> new IoRequest.Function.File(file.in(memories));
                case "file-block" -> new IoRequest.Function.FileBlock(path, block.in(memories));
                case "put" -> new IoRequest.Function.Put(slice.in(memories));
                case "get" -> new IoRequest.Function.Get(slice.in(memories));
                case "control" -> new IoRequest.Function.Control(code, argument, slice.in(memories));
                default -> throw new IllegalStateException("no device request is called '" + kind + "'");
            };
            return new IoRequest(id, cause, function);
        }
    }

    private static final BlockRequest.State NO_BLOCK = new BlockRequest.Barrier().state();
    private static final FileRequest.State NO_FILE = new FileRequest.Flush().state();
    private static final Slice.State NO_SLICE = Slice.of(new byte[0]).save();

    State save() {
        return switch (request.function()) {
            case IoRequest.Function.Block(BlockRequest r) -> state("block", r.state(), NO_FILE, "", NO_SLICE);
            case IoRequest.Function.File(FileRequest r) -> state("file", NO_BLOCK, r.state(), "", NO_SLICE);
            case IoRequest.Function.FileBlock(String path, BlockRequest r) ->
                state("file-block", r.state(), NO_FILE, path, NO_SLICE);
            case IoRequest.Function.Put(Slice data) -> state("put", NO_BLOCK, NO_FILE, "", data.save());
            case IoRequest.Function.Get(Slice into) -> state("get", NO_BLOCK, NO_FILE, "", into.save());
            case IoRequest.Function.Control(int _, Saved _, Slice buffer) ->
                state("control", NO_BLOCK, NO_FILE, "", buffer.save());
        };
    }

    private State state(String kind, BlockRequest.State block, FileRequest.State file, String path, Slice.State slice) {
        boolean control = request.function() instanceof IoRequest.Function.Control;
        int code = control ? ((IoRequest.Function.Control) request.function()).code() : 0;
        Saved argument = control ? ((IoRequest.Function.Control) request.function()).argument() : Saved.NOTHING;
        return new State(
                request.id(), request.cause(), kind, block, file, path, code, argument, slice, client.key(), tag);
    }
}
