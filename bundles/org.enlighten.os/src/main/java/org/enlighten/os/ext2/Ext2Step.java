// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.ext2;

/// What a check asks of whoever drives it. Places and lengths are whole sectors of the volume.
public sealed interface Ext2Step {
    /// The check goes on with the bytes.
    record Read(long at, int bytes) implements Ext2Step {}

    record Write(long at, byte[] bytes) implements Ext2Step {}

    record Flush() implements Ext2Step {}

    /// The check has come to its end.
    record Done(Ext2Report report) implements Ext2Step {}
}
