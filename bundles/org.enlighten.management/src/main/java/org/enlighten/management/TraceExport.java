// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

/// A trace that was written.
///
/// @param events how many are in the file
/// @param eventsTotal how many were told since the simulation began; older ones than the recorder holds are missing
/// @param hash of all events since the simulation began, as 16 hexadecimal digits
public record TraceExport(String path, long events, long eventsTotal, String hash) {}
