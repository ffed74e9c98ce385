// SPDX-License-Identifier: Apache-2.0
/// What programs of every system do over a network: ask who is there, show and set addresses, share files. Shares are
/// the one way to carry data from one machine to another.
///
/// A share is served at TCP port 44500. Each connection carries one request: a head of 264 bytes (what u8@0: 1 get,
/// 2 put; length u64@8; share and file name, parted by `/`, @16, zero-filled), with `put` the file's bytes; then the
/// answer: a head of the same form (status u8@0: 0 well; length u64@8; a sentence @16), with `get` the file's bytes.
@Export
@Version("0.1.0")
package org.enlighten.guest.network;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
