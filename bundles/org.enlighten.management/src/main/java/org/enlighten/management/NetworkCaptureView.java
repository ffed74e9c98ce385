// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

/// A capture of the frames of a machine's adapters.
///
/// @param path the pcapng file, in the real file system
/// @param frames in it
/// @param failure why it ended before its time; empty when it did not
public record NetworkCaptureView(String vmName, String path, long frames, String failure) {}
