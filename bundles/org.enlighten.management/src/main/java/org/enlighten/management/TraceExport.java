// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

/// A trace that was written.
///
/// @param events how many are in the file
/// @param leftOut of the whole run's events, the oldest that were not kept and so are in no file; usually 0
/// @param eventsTotal how many were told since the simulation began
/// @param hash of all events since the simulation began, as 16 hexadecimal digits
public record TraceExport(String path, long events, long leftOut, long eventsTotal, String hash) {}
