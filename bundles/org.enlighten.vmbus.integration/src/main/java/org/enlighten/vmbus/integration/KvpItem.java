// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.integration;

import org.enlighten.vmbus.integration.protocol.KvpPool;

/// A key and its value.
public record KvpItem(KvpPool pool, String key, String value) {}
