// SPDX-License-Identifier: Apache-2.0
package org.enlighten.host;

/// Processors and the memory that is near to them. Processors are numbered through all nodes.
public record NumaNode(int logicalProcessors, long memoryMib) {}
