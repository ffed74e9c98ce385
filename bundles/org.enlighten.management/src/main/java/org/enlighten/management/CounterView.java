// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

/// One performance counter over a span of virtual time, under the names that Hyper-V's have.
///
/// @param object such as `Hyper-V Hypervisor Virtual Processor`
/// @param instance such as `web01:Hv VP 0`; `_Total` for all of them; empty when there is one only
/// @param counter such as `% Guest Run Time`, in percent, or `Hypercalls/sec`
public record CounterView(String object, String instance, String counter, double value) {}
