// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.image;

import java.util.function.Function;
import org.enlighten.guest.windows.internal.program.Activity;
import org.enlighten.guest.windows.internal.program.StagedProgram;
import org.enlighten.os.Program;
import org.enlighten.os.ProgramFactory;

/// One program by the name of its image file.
///
/// @param memoryKib of its own pages; 0: as the system gives
/// @param activity makes what it does from its arguments
public record Image(String image, int memoryKib, int priority, Function<String, Activity> activity)
        implements ProgramFactory {
    public static Image of(String image, Function<String, Activity> activity) {
        return new Image(image, 0, 8, activity);
    }

    public Image memoryKib(int kib) {
        return new Image(image, kib, priority, activity);
    }

    public Image priority(int base) {
        return new Image(image, memoryKib, base, activity);
    }

    @Override
    public Program create(String arguments) {
        return new StagedProgram(activity.apply(arguments));
    }

    @Override
    public int memoryBytes() {
        return memoryKib << 10;
    }
}
