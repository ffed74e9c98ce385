// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform.hyperv.internal.disc;

/// Ids of the devices' interfaces on the bus, as far as the disk has drivers for them.
final class Interfaces {
    static final String NETWORK = "f8615163-df3e-46c5-913f-f2d2f965ed0e";
    static final String SCSI = "ba6163d9-04a1-4d29-b605-72e2ffb1dc7f";
    static final String IDE = "32412632-86cb-44a2-9b5c-50d1417354f5";
    static final String MOUSE = "cfa8b69e-5b4a-4cc0-b98b-8ba1a1f3f95a";
    static final String VIDEO = "da0a7802-e377-4aac-8e77-0558eb1073f8";

    /// Shutdown, time synchronization, heartbeat, key-value exchange, volume shadow copy.
    static final String[] COMPONENTS = {
        "0e0b6031-5213-4934-818b-38d90ced39db",
        "9527e630-d0ae-497b-adce-e80ab0175caf",
        "57164f39-9115-4e78-ab55-382f3bd5422d",
        "a9a0f4e7-5a45-4d96-b827-8a841e8c03e6",
        "35fa2e29-ea23-4236-96ae-3a6ebacba440"
    };

    private Interfaces() {}
}
