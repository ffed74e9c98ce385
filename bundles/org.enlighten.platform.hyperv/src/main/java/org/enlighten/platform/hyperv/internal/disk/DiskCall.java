// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform.hyperv.internal.disk;

/// Functions of the virtual disk driver, as a worker process calls them on a handle to `\\\\.\\VHDMP`.
public enum DiskCall {
    /// Opens the image of drive `b` of machine `a` as its settings say; value = its size in bytes, 0 when there is
    /// no medium.
    ATTACH,
    /// Starts the transfer with tag `b` of machine `a`; its end is a packet on the machine's port.
    TRANSFER,
    /// Closes the image of drive `b` of machine `a` when what is under way on it has ended.
    DETACH,
    /// Waits until nothing that machine `a`'s storage provider has asked for is under way.
    DRAIN
}
