// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

/// A simulated computer to be added.
///
/// @param name NetBIOS name: 1 to 15 letters, digits and hyphens; kept in upper case
/// @param profile id of a hardware profile
/// @param system id of its operating system, such as `windows-2008` or `windows-2008-core`
public record NewHost(String name, String profile, String system) {}
