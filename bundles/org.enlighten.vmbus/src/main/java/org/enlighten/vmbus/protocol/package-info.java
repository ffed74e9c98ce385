// SPDX-License-Identifier: Apache-2.0
/// What goes over the bus, byte for byte: control messages between the two ends of a connection, the layout of ring
/// buffers, the descriptors of packets. Start at [org.enlighten.vmbus.protocol.ControlMessage] and
/// [org.enlighten.vmbus.protocol.RingLayout].
///
/// Integers are little-endian, offsets and lengths bytes, pages 4096 bytes. Layouts follow Linux's
/// `include/linux/hyperv.h` and OpenVMM's `vmbus_core` and `vmbus_ring`.
@Export
@Version("0.1.0")
package org.enlighten.vmbus.protocol;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
