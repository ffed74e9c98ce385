// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import com.google.gson.JsonPrimitive;
import java.time.temporal.ChronoUnit;
import org.enlighten.console.ByteSize;
import org.enlighten.console.Cell;
import org.enlighten.console.Columns;
import org.enlighten.management.FileView;

/// How files are shown.
final class FileColumns {
    static final Columns<FileView> ALL = new Columns<FileView>()
            .cell("modified", "LastWriteTime", FileColumns::modified)
            .cell("sizeBytes", "Length", FileColumns::length)
            .flag("folder", "", FileView::folder)
            .text("path", "Path", FileView::path);

    private FileColumns() {}

    private static Cell modified(FileView file) {
        String toTheSecond = file.modified().truncatedTo(ChronoUnit.SECONDS).toString();
        return new Cell(new JsonPrimitive(file.modified().toString()), toTheSecond, false);
    }

    private static Cell length(FileView file) {
        return Cell.number(file.sizeBytes(), file.folder() ? "" : ByteSize.text(file.sizeBytes()));
    }
}
