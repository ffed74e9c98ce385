// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A device's requests under way: few, found by id, in the order in which they were started.
final class RequestTable {
    private final List<PendingRequest> requests = new ArrayList<>();

    void add(PendingRequest request) {
        requests.add(request);
    }

    int size() {
        return requests.size();
    }

    Optional<PendingRequest> find(long id) {
        int at = indexOf(id);
        return at < 0 ? Optional.empty() : Optional.of(requests.get(at));
    }

    Optional<PendingRequest> take(long id) {
        int at = indexOf(id);
        return at < 0 ? Optional.empty() : Optional.of(requests.remove(at));
    }

    List<PendingRequest> takeAll() {
        List<PendingRequest> all = List.copyOf(requests);
        requests.clear();
        return all;
    }

    private int indexOf(long id) {
        for (int i = 0; i < requests.size(); i++) if (requests.get(i).request().id() == id) return i;
        return -1;
    }

    List<PendingRequest.State> save() {
        return requests.stream().map(PendingRequest::save).toList();
    }
}
