// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform;

/// What a host has for virtual machines.
public record Capacity(int logicalProcessors, long memoryTotalMib, long memoryFreeMib, int machinesRunning) {}
