// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.storage.protocol;

/// What a guest asks by one packet.
public sealed interface StorageRequest {
    record Begin() implements StorageRequest {}

    record QueryVersion(int version) implements StorageRequest {}

    record QueryProperties() implements StorageRequest {}

    record End() implements StorageRequest {}

    record CreateSubChannels(int count) implements StorageRequest {}

    record Execute(Srb srb) implements StorageRequest {}

    /// A disk, the controller or all of its bus.
    record Reset(StorageOperation which) implements StorageRequest {}

    /// Nothing that a guest asks here.
    record Unknown(int operation) implements StorageRequest {}
}
