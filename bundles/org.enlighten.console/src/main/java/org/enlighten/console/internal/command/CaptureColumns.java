// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import org.enlighten.console.Columns;
import org.enlighten.management.NetworkCaptureView;

/// How captures are told.
final class CaptureColumns {
    static final Columns<NetworkCaptureView> ALL = new Columns<NetworkCaptureView>()
            .text("vmName", "VMName", NetworkCaptureView::vmName)
            .text("path", "Path", NetworkCaptureView::path)
            .number("frames", "Frames", NetworkCaptureView::frames)
            .text("failure", "Failure", NetworkCaptureView::failure);

    private CaptureColumns() {}
}
