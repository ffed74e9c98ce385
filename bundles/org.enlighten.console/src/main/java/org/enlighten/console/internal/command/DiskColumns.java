// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import org.enlighten.console.Columns;
import org.enlighten.management.DiskView;

/// How virtual disks are told.
final class DiskColumns {
    static final Columns<DiskView> ALL = new Columns<DiskView>()
            .text("path", "Path", DiskView::path)
            .text("format", "VhdFormat", DiskView::format)
            .text("type", "VhdType", DiskView::type)
            .size("sizeBytes", "Size", DiskView::sizeBytes)
            .size("fileBytes", "FileSize", DiskView::fileBytes)
            .text("attachedTo", "AttachedTo", DiskView::attachedTo)
            .size("blockBytes", "", DiskView::blockBytes)
            .text("identifier", "", DiskView::identifier);

    private DiskColumns() {}
}
