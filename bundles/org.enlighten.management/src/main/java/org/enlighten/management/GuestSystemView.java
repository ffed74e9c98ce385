// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

/// An operating system of some plug-in.
///
/// @param awareness how it works with a hypervisor, such as `not aware`
/// @param media whether there is an installation image of it
public record GuestSystemView(String id, String name, String vendor, String awareness, boolean media) {}
