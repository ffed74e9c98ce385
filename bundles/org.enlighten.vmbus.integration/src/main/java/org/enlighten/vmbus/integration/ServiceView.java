// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.integration;

import org.enlighten.vmbus.integration.protocol.IntegrationService;

/// How one integration component of a machine is.
///
/// @param enabled the host offers it
/// @param version agreed with the guest; empty as long as none is
/// @param explanation a sentence for people: why it is not [Contact#OK]; empty otherwise
public record ServiceView(
        IntegrationService service, boolean enabled, Contact contact, String version, String explanation) {
    /// Whether the guest answers.
    public enum Contact {
        DISABLED("Disabled"),
        /// Nobody in the guest has opened its channel.
        NO_CONTACT("No Contact"),
        /// Guest and host know no common version, or the guest does not say.
        MISMATCH("Protocol Mismatch"),
        OK("OK"),
        /// It answered once, and does not any more.
        LOST("Lost Communication"),
        PAUSED("Paused");

        private final String text;

        Contact(String text) {
            this.text = text;
        }

        /// As Hyper-V Manager shows it.
        public String text() {
            return text;
        }
    }

    public boolean isUsable() {
        return contact == Contact.OK;
    }
}
