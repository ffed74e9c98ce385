// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation;

/// Wheels and buckets of one timer queue that are not in use, kept so that a running clock makes no garbage.
final class Spares {
    private Wheel wheels;
    private Bucket buckets;

    Wheel wheel() {
        Wheel wheel = wheels;
        if (wheel == null) return new Wheel(this);
        wheels = wheel.coarser;
        return wheel;
    }

    void keep(Wheel wheel) {
        wheel.coarser = wheels;
        wheels = wheel;
    }

    Bucket bucket(Wheel holder, boolean backwards) {
        Bucket bucket = buckets;
        if (bucket == null) bucket = new Bucket();
        else buckets = bucket.next;
        return bucket.empty(holder, backwards);
    }

    void keep(Bucket bucket) {
        bucket.next = buckets;
        bucket.wheel = null;
        buckets = bucket;
    }
}
