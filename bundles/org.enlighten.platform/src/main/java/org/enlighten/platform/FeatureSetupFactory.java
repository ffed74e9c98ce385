// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform;

import java.util.List;
import java.util.Locale;
import org.enlighten.os.Program;
import org.enlighten.os.ProgramFactory;

/// Makes the feature setup program of one host: arguments are `/install ID` or `/uninstall ID`.
record FeatureSetupFactory(String path, String systemFile, List<Platform> platforms) implements ProgramFactory {
    static final String INSTALL = "/install ";
    static final String UNINSTALL = "/uninstall ";

    @Override
    public String image() {
        return path.substring(path.lastIndexOf('\\') + 1).toLowerCase(Locale.ROOT);
    }

    @Override
    public Program create(String arguments) {
        boolean installs = arguments.startsWith(INSTALL);
        String id = arguments.substring((installs ? INSTALL : UNINSTALL).length()).strip();
        Platform platform = platforms.stream()
                .filter(p -> p.feature().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no feature is called '" + id + "'"));
        return new FeatureSetup(platform.feature(), installs, systemFile);
    }

    @Override
    public int memoryBytes() {
        return FeatureSetup.MEMORY_BYTES;
    }
}
