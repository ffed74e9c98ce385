// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform;

/// One integration service of a machine.
///
/// @param name such as `Heartbeat`
/// @param enabled the host offers it
/// @param status such as `OK`, `No Contact`, `Lost Communication`
/// @param version agreed between guest and host; empty when none is
/// @param explanation a sentence: what is wrong, or what a service has to say beside OK; may be empty
public record GuestServiceView(String name, boolean enabled, String status, String version, String explanation) {
    public static final String OK = "OK";
    public static final String HEARTBEAT = "Heartbeat";

    public boolean isOk() {
        return status.equals(OK);
    }
}
