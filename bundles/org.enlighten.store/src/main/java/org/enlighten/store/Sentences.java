// SPDX-License-Identifier: Apache-2.0
package org.enlighten.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/// What the file system's exceptions mean, in words; theirs say little more than a path.
final class Sentences {
    private Sentences() {}

    static String reason(Exception e) {
        return switch (e) {
            case NoSuchFileException missing -> "there is no '" + missing.getFile() + "'";
            case AccessDeniedException denied -> "this user may not use '" + denied.getFile() + "'";
            case FileAlreadyExistsException there -> "'" + there.getFile() + "' is in the way";
            case NotDirectoryException file -> "'" + file.getFile() + "' is not a folder";
            case FileSystemException other when other.getReason() != null -> other.getReason();
            case IOException other when other.getMessage() != null -> other.getMessage();
            default -> e.toString();
        };
    }
}
