// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.storage.protocol;

/// What a host says of a controller.
///
/// @param path of the disk behind an accelerated IDE channel; 0 for a controller
/// @param subChannels further channels that the guest may ask for
/// @param transferBytesMost of one request's data
public record ChannelProperties(int path, int target, int subChannels, int transferBytesMost) {}
