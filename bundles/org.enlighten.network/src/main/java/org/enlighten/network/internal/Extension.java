// SPDX-License-Identifier: Apache-2.0
package org.enlighten.network.internal;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.enlighten.network.SwitchExtension;
import org.enlighten.network.SwitchExtensionFactory;
import org.enlighten.network.SwitchView;
import org.enlighten.simulation.Saved;

/// One extension in its switch. What it throws ends its work and nothing else.
public final class Extension {
    /// What is saved; the extension's own state is a tree that only it understands.
    public record State(String id, boolean enabled, String problem, Saved content) {}

    private final SwitchExtensionFactory factory;
    private final SwitchExtension code;
    private boolean enabled;
    private String problem = "";

    public Extension(SwitchExtensionFactory factory) {
        this.factory = factory;
        code = factory.create();
        enabled = factory.enabledAtFirst();
    }

    public String id() {
        return factory.id();
    }

    public boolean isEnabled() {
        return enabled;
    }

    /// Switched on again, what was wrong with it is forgotten.
    public void enable(boolean on) {
        enabled = on;
        problem = "";
    }

    /// Asks it something; empty when it threw, or answered null.
    public <T> Optional<T> ask(Function<SwitchExtension, T> question) {
        try {
            return Optional.of(Objects.requireNonNull(question.apply(code), "it answered null"));
        } catch (RuntimeException | VirtualMachineError | LinkageError e) {
            enabled = false;
            problem = "The extension '%s' was switched off because it failed: %s. Switch it on again, or remove it."
                    .formatted(factory.name(), e);
            return Optional.empty();
        }
    }

    public SwitchView.Extension view() {
        return new SwitchView.Extension(factory.id(), factory.name(), enabled, problem);
    }

    public State save() {
        return new State(factory.id(), enabled, problem, code.save());
    }

    public void restore(State s) {
        enabled = s.enabled();
        problem = s.problem();
        code.restore(s.content());
    }
}
