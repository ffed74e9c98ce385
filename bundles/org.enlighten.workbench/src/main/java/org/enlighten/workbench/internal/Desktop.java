// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.ToIntFunction;
import org.enlighten.management.ManagementException;
import org.enlighten.management.ManagementService;
import org.enlighten.management.OpenSettings;
import org.enlighten.workbench.Action;
import org.enlighten.workbench.View;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/// The front end of the desktop: opens the workspace and runs the window on the thread that calls it.
@Component(service = ToIntFunction.class, property = "enlighten.mode=desktop")
public final class Desktop implements ToIntFunction<List<String>> {
    private static final int USAGE = 64;

    private final ManagementService service;
    private final List<Action> actions = new CopyOnWriteArrayList<>();
    private final List<View> views = new CopyOnWriteArrayList<>();

    @Activate
    public Desktop(@Reference ManagementService service) {
        this.service = service;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addAction(Action action) {
        actions.add(action);
    }

    void removeAction(Action action) {
        actions.remove(action);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addView(View view) {
        views.add(view);
    }

    void removeView(View view) {
        views.remove(view);
    }

    @Override
    public int applyAsInt(List<String> words) {
        try {
            Arguments arguments = Arguments.parse(words);
            OpenSettings settings =
                    new OpenSettings(arguments.workspace(), arguments.seed(), OpenSettings.Clock.OWN_THREAD);
            return new DesktopRun(service, settings, actions, views).run();
        } catch (ManagementException e) {
            System.err.println(e.getMessage());
            return USAGE;
        }
    }
}
