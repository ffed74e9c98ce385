// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

import java.util.Optional;
import java.util.UUID;

/// @param vm only counters of this virtual machine; empty for all
/// @param overNs of virtual time up to now; more than has passed means since the beginning
public record CounterRequest(Optional<UUID> vm, long overNs) {}
