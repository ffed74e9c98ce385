// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal;

import org.enlighten.block.BlockRequest;
import org.enlighten.block.Memories;
import org.enlighten.block.Slice;

/// A request to a block device that takes more than one of its driver's, or a buffer.
///
/// @param request a read or a write
/// @param done bytes that have been moved
/// @param piece bytes that are being moved
/// @param buffer the buffer that they go through; [TransferBuffers#NONE] for none
record Transfer(
        PendingRequest.Client client, long tag, long cause, BlockRequest request, int done, int piece, int buffer) {
    /// A transfer as it is saved.
    record State(
            long id, String client, long tag, long cause, BlockRequest.State request, int done, int piece, int buffer) {
        Transfer in(Executive x, Memories memories) {
            return new Transfer(x.client(client), tag, cause, request.in(memories), done, piece, buffer);
        }
    }

    boolean isRead() {
        return request instanceof BlockRequest.Read;
    }

    long at() {
        return request instanceof BlockRequest.Read(long at, Slice _) ? at : ((BlockRequest.Write) request).at();
    }

    Slice data() {
        return request instanceof BlockRequest.Read(long _, Slice into) ? into : ((BlockRequest.Write) request).data();
    }

    int left() {
        return data().length() - done;
    }

    /// The bytes that are being moved.
    Slice part() {
        return data().part(done, piece);
    }

    Transfer moving(int bytes, int through) {
        return new Transfer(client, tag, cause, request, done, bytes, through);
    }

    Transfer moved() {
        return new Transfer(client, tag, cause, request, done + piece, 0, buffer);
    }

    State save(long id) {
        return new State(id, client.key(), tag, cause, request.state(), done, piece, buffer);
    }
}
