// SPDX-License-Identifier: Apache-2.0
package org.enlighten.network.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.enlighten.network.PortInfo;
import org.enlighten.network.SwitchExtension;
import org.enlighten.network.SwitchExtension.Verdict;
import org.enlighten.network.SwitchExtensionFactory;
import org.enlighten.network.SwitchView;
import org.enlighten.network.SwitchedFrame;

/// The extensions of a switch, in order. A saved one whose bundle is missing is carried as it was.
public final class Extensions {
    private final List<Extension> all;
    private final IntConsumer failed;
    private List<Extension.State> missing = List.of();

    /// @param failed is told the place of one that failed
    public Extensions(List<SwitchExtensionFactory> factories, IntConsumer failed) {
        all = factories.stream().map(Extension::new).toList();
        this.failed = failed;
    }

    public Verdict entering(SwitchedFrame frame, PortInfo from) {
        return verdict(e -> e.entering(frame, from));
    }

    public Verdict leaving(SwitchedFrame frame, PortInfo from, PortInfo to) {
        return verdict(e -> e.leaving(frame, from, to));
    }

    private Verdict verdict(Function<SwitchExtension, Verdict> question) {
        for (int i = 0; i < all.size(); i++)
            if (ask(i, question, Verdict.PASS, Verdict.DROP) == Verdict.DROP) return Verdict.DROP;
        return Verdict.PASS;
    }

    /// Empty: no extension wants to decide. One that fails sends the frame nowhere.
    public Optional<List<PortInfo>> destinations(SwitchedFrame frame, PortInfo from, List<PortInfo> ports) {
        Optional<List<PortInfo>> nowhere = Optional.of(List.of());
        for (int i = 0; i < all.size(); i++) {
            Optional<List<PortInfo>> answer =
                    ask(i, e -> e.destinations(frame, from, ports), Optional.empty(), nowhere);
            if (answer.isPresent()) return answer;
        }
        return Optional.empty();
    }

    private <T> T ask(int at, Function<SwitchExtension, T> question, T ifOff, T ifFailed) {
        Extension extension = all.get(at);
        if (!extension.isEnabled()) return ifOff;
        Optional<T> answer = extension.ask(question);
        if (answer.isEmpty()) failed.accept(at);
        return answer.orElse(ifFailed);
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    public Optional<Extension> find(String id) {
        return all.stream().filter(e -> e.id().equals(id)).findFirst();
    }

    public List<SwitchView.Extension> views() {
        return all.stream().map(Extension::view).toList();
    }

    public List<Extension.State> save() {
        List<Extension.State> states = new ArrayList<>();
        for (Extension e : all) states.add(e.save());
        states.addAll(missing);
        return states;
    }

    public void restore(List<Extension.State> states) {
        List<Extension.State> unknown = new ArrayList<>();
        for (Extension.State s : states) find(s.id()).ifPresentOrElse(e -> e.restore(s), () -> unknown.add(s));
        missing = unknown;
    }
}
