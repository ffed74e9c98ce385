// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

/// How far a workload in a guest is, in the guest's own time.
///
/// @param workload its kind, such as `oltp`
/// @param state as it said last: `running`, `ended` or `failed`
/// @param p50Us half of its operations took at most so many microseconds; `p95Us` and `p99Us` likewise
/// @param mostUs the slowest one
public record WorkloadView(
        String vm,
        String workload,
        String state,
        double seconds,
        long operations,
        double perSecond,
        long p50Us,
        long p95Us,
        long p99Us,
        long mostUs) {}
