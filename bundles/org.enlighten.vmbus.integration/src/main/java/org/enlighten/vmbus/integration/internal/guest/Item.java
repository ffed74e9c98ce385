// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.integration.internal.guest;

/// A key and its value in a guest's pool.
record Item(String key, String value) {}
