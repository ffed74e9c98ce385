// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

import java.util.List;

/// A device or component, with what lies below it.
///
/// @param id a path, stable as long as the machine runs
/// @param side `host` for what the machine is made of, `guest` for what its system sees
/// @param kind such as `emulated`, `synthetic`, `process`, `partition`
/// @param driver what is bound to it, with its version; empty for none
/// @param problem problem code as Device Manager shows it; 0 for none
/// @param facts what there is to tell, as `name: value`
public record DeviceView(
        String id,
        String name,
        String side,
        String kind,
        String deviceClass,
        String driver,
        int problem,
        List<String> facts,
        List<DeviceView> children) {
    public DeviceView {
        facts = List.copyOf(facts);
        children = List.copyOf(children);
    }
}
