// SPDX-License-Identifier: Apache-2.0
/// Restartable block operations, for file systems and disk formats alike: the layer contract, the metadata cache,
/// the private overlay of a run, the write plan and its barriers.
///
/// Start at [org.enlighten.block.BlockEngine] to write a format, at [org.enlighten.block.BlockLayer] to put one on
/// another. Offsets and lengths are bytes; data moves in whole sectors of 512 bytes.
@Export
@Version("0.1.0")
package org.enlighten.block;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
