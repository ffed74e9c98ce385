// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

/// A kind of computer that can be simulated.
public record HardwareProfileView(
        String id, String name, String description, int logicalProcessors, int numaNodes, long memoryMib) {}
