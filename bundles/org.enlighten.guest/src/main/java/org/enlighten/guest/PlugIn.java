// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest;

import java.util.List;

/// A bundle that brings something that others find as a service.
///
/// @param name its symbolic name
/// @param running whether what it brings can be found now
/// @param brings kinds of what it brings, such as `operating system`
public record PlugIn(String name, String version, boolean running, List<String> brings) {}
