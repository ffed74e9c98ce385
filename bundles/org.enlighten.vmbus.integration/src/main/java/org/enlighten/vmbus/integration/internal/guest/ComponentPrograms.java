// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.integration.internal.guest;

import java.util.Optional;
import org.enlighten.os.Program;

/// The programs of integration components, as their factories make them.
public final class ComponentPrograms {
    public static final int MEMORY_BYTES = ComponentProgram.MEMORY_BYTES;
    private static final String FEATURE = "-feature";

    private ComponentPrograms() {}

    /// @param arguments `-feature NAME`
    public static Program windows(String arguments) {
        String[] words = arguments.strip().split("\\s+");
        Optional<Feature> feature =
                words.length == 2 && words[0].equalsIgnoreCase(FEATURE) ? Feature.named(words[1]) : Optional.empty();
        return feature.<Program>map(ComponentPrograms::windows)
                .orElseGet(() -> new NoFeature(arguments.strip(), false));
    }

    private static Program windows(Feature feature) {
        String device = "\\\\.\\" + feature.serviceName();
        Responder responder = switch (feature) {
            case HEARTBEAT -> new HeartbeatResponder();
            case SHUTDOWN -> new ShutdownResponder();
            case TIME -> new TimeResponder();
            case KEY_VALUE -> new KvpResponder("vmic", "");
            case VSS -> new VssResponder(feature.serviceName());
            case GUEST_SERVICE -> new FileCopyResponder('\\');
        };
        return new ComponentProgram(device, feature.versions(), responder);
    }

    public static Program linuxKeyValues() {
        return linux(Feature.KEY_VALUE, new KvpResponder("hv_utils", "/etc/HOSTNAME"));
    }

    public static Program linuxBackup() {
        return linux(Feature.VSS, new VssResponder("hv_vss_daemon"));
    }

    public static Program linuxFileCopy() {
        return linux(Feature.GUEST_SERVICE, new FileCopyResponder('/'));
    }

    private static Program linux(Feature feature, Responder responder) {
        return new ComponentProgram("/dev/" + feature.linuxDevice(), feature.versions(), responder);
    }
}
