// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.image;

import java.util.function.Function;
import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.StagedProgram;
import org.enlighten.os.Program;
import org.enlighten.os.ProgramFactory;

/// One program by the name of its image file.
///
/// @param memoryKib of its own pages; 0: as the system gives
/// @param lineEnd what ends a line on its system
/// @param activity makes what it does from its arguments
public record Image(String image, int memoryKib, int priority, String lineEnd, Function<String, Activity> activity)
        implements ProgramFactory {
    public static Image of(String image, Function<String, Activity> activity) {
        return new Image(image, 0, 8, "\r\n", activity);
    }

    public Image memoryKib(int kib) {
        return new Image(image, kib, priority, lineEnd, activity);
    }

    public Image priority(int base) {
        return new Image(image, memoryKib, base, lineEnd, activity);
    }

    /// Its lines end with a line feed alone.
    public Image plainLines() {
        return new Image(image, memoryKib, priority, "\n", activity);
    }

    @Override
    public Program create(String arguments) {
        return new StagedProgram(activity.apply(arguments), lineEnd);
    }

    @Override
    public int memoryBytes() {
        return memoryKib << 10;
    }
}
