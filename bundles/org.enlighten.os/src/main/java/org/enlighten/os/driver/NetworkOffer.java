// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.driver;

import org.enlighten.os.net.protocol.MacAddress;

/// A network adapter as its driver offers it. Frames to it are [IoRequest.Function.Put]s of one frame each, without
/// padding and check sequence, in physical memory; frames from it go to [DriverContext#frameReceived].
///
/// @param name for people; empty: as the driver is called in Device Manager
/// @param packetBytes the longest packet in a frame: 1500 on Ethernet
/// @param linked whether something is plugged in
public record NetworkOffer(String name, MacAddress hardware, int packetBytes, boolean linked) {}
