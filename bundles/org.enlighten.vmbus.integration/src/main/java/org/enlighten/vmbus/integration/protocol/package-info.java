// SPDX-License-Identifier: Apache-2.0
/// What goes through the channels of integration components, byte for byte: the head that all share, the agreement on
/// versions, and the messages of each. Start at [org.enlighten.vmbus.integration.protocol.IcMessage].
///
/// Integers are little-endian, offsets and lengths bytes, times 100 ns since 1601 where nothing else is said, texts
/// UTF-16LE with a zero at the end. Layouts follow Linux's `include/uapi/linux/hyperv.h` and OpenVMM's
/// `hyperv_ic_protocol`. What comes from the other end is hostile: a decoder answers with nothing for what makes no
/// sense, and throws for none.
@Export
@Version("0.1.0")
package org.enlighten.vmbus.integration.protocol;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
