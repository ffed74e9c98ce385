// SPDX-License-Identifier: Apache-2.0
package org.enlighten.network.protocol;

/// What the first bytes of a frame say, or what is wrong with them.
public sealed interface DecodedFrame permits EthernetHeader, FrameDefect {}
