// SPDX-License-Identifier: Apache-2.0
package org.enlighten.store.internal;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/// A folder as the journal sees it: few operations, so that a test can cut the power between any two bytes.
public interface Shelf {
    /// Names of the files, sorted.
    List<String> names() throws IOException;

    byte[] read(String name) throws IOException;

    /// Opens a file to append to, cut to `length` first; makes it when it is not there.
    Appender append(String name, long length) throws IOException;

    /// Atomic; replaces `to`. Durable after [#force].
    void rename(String from, String to) throws IOException;

    void delete(String name) throws IOException;

    /// Makes names durable.
    void force() throws IOException;

    /// A file being written at its end.
    interface Appender extends Closeable {
        void write(byte[] bytes) throws IOException;

        /// Makes what was written durable.
        void force() throws IOException;

        /// Takes back what was written after `length`.
        void cut(long length) throws IOException;

        @Override
        void close() throws IOException;
    }
}
