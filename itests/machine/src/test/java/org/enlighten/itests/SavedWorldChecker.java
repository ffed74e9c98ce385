// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests;

import java.io.IOException;
import java.nio.file.Path;

/// A process of its own that has never seen the worlds that were saved: restores each into fresh objects and lets it
/// go on. Its argument is the directory of [SavedPoints]; it prints a line for each that differs, and how many it
/// tried.
final class SavedWorldChecker {
    private SavedWorldChecker() {}

    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments[0]);
        SavedPoints saved = SavedPoints.read(directory);
        for (SavedPoints.Point point : saved.points()) check(directory, saved.life(), point);
        System.out.println("tried " + saved.points().size());
    }

    private static void check(Path directory, Life life, SavedPoints.Point point) throws IOException {
        String text = SavedPoints.text(directory, point);
        World world = life.world(SavedPoints.world(directory));
        try {
            world.restore(text, point.label());
            String restored = world.text();
            if (!text.equals(restored))
                tell(life, point, "the restored state is another: " + difference(text, restored));
            life.goOn(world, point.after().step());
            World.Moment after = world.moment();
            if (!after.equals(point.after()))
                tell(life, point, "it ended as " + after + " and not as " + point.after());
        } catch (RuntimeException e) {
            e.printStackTrace(System.out);
            tell(life, point, e.toString());
        } finally {
            world.close();
        }
    }

    private static void tell(Life life, SavedPoints.Point point, String what) {
        System.out.println("replay: seed=%d, processors=%d, step=%d: %s"
                .formatted(life.seed(), life.processors(), point.step(), what));
    }

    private static String difference(String a, String b) {
        int at = 0;
        while (at < Math.min(a.length(), b.length()) && a.charAt(at) == b.charAt(at)) at++;
        return around(a, at) + " became " + around(b, at);
    }

    private static String around(String text, int at) {
        return text.substring(Math.max(0, at - 100), Math.min(text.length(), at + 100));
    }
}
