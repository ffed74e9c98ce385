// SPDX-License-Identifier: Apache-2.0
/// Captures of ports as pcapng files (draft-ietf-opsawg-pcapng), which Wireshark and tshark read. Start at
/// [org.enlighten.network.capture.PortCapture]. Times in a file are virtual, in nanoseconds since the simulation
/// began, as if that had been the first instant of 1970: the same run gives the same file.
@Export
@Version("0.1.0")
package org.enlighten.network.capture;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
