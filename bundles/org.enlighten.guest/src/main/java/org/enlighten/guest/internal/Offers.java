// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/// Services of one type as they come and go, in an order that does not depend on when they came: by ranking, the
/// highest first, then by name. Readers get lists that do not change.
final class Offers<T> {
    private record Offer<T>(T service, Map<String, Object> properties, int ranking, String name) {}

    private final Function<T, String> name;
    private volatile List<Offer<T>> offers = List.of();

    Offers(Function<T, String> name) {
        this.name = name;
    }

    synchronized void add(T service, Map<String, Object> properties) {
        int ranking = properties.get("service.ranking") instanceof Integer given ? given : 0;
        List<Offer<T>> next = new ArrayList<>(offers);
        next.add(new Offer<>(service, new TreeMap<>(properties), ranking, name.apply(service)));
        next.sort(Comparator.comparingInt((Offer<T> offer) -> -offer.ranking()).thenComparing(Offer::name));
        offers = List.copyOf(next);
    }

    synchronized void remove(T service) {
        offers = offers.stream().filter(offer -> offer.service() != service).toList();
    }

    List<T> all() {
        return where(properties -> true);
    }

    List<T> where(Predicate<Map<String, Object>> wanted) {
        return offers.stream()
                .filter(offer -> wanted.test(offer.properties()))
                .map(Offer::service)
                .toList();
    }
}
