// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal;

/// A process on its way: what is known of it before it is there.
///
/// @param volume id of the volume its image lies on
/// @param path of its image on that volume
/// @param image the image's file name in lower case
/// @param base address of its pages once they are allocated
/// @param dataBytes its own pages; its image lies behind them
/// @param service the service it will run; empty for none
record Launch(
        int volume,
        String path,
        String image,
        String arguments,
        long base,
        int dataBytes,
        int imageBytes,
        String service) {
    static final Launch NONE = new Launch(0, "", "", "", 0, 0, 0, "");

    Launch at(long address, int data, int imageSize) {
        return new Launch(volume, path, image, arguments, address, data, imageSize, service);
    }
}
