// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

/// One integration service of a virtual machine.
///
/// @param enabled the host offers it
/// @param status such as `OK`, `No Contact`, `Lost Communication`, `Protocol Mismatch`, `Disabled`
/// @param version agreed between guest and host; empty when none is
/// @param explanation what is wrong, or more about it, as a sentence; may be empty
public record IntegrationServiceView(
        String vmName, String name, boolean enabled, String status, String version, String explanation) {}
