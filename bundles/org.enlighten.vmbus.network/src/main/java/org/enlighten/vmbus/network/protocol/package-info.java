// SPDX-License-Identifier: Apache-2.0
/// What the two ends of a synthetic network adapter say to each other: NVSP messages in a channel's packets, and RNDIS
/// messages in the memory that these packets name. Integers are little-endian, lengths and offsets are bytes.
@Export
@Version("0.1.0")
package org.enlighten.vmbus.network.protocol;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
