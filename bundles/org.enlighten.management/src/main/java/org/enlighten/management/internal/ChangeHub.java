// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.enlighten.management.Change;
import org.enlighten.management.ChangeListener;
import org.enlighten.management.Subscription;

/// Who is told of changes.
final class ChangeHub {
    private final List<ChangeListener> listeners = new CopyOnWriteArrayList<>();

    Subscription subscribe(ChangeListener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    boolean isHeard() {
        return !listeners.isEmpty();
    }

    void tell(Change change) {
        for (ChangeListener listener : listeners) listener.changed(change);
    }
}
