// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

import java.util.Optional;
import java.util.UUID;

/// @param path of the file to write, in the real file system; an existing one is replaced
/// @param vm only events of this virtual machine and what they caused; empty for all
public record TraceExportRequest(String path, Optional<UUID> vm, TraceFormat format) {}
