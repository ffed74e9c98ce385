// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

/// Being told of changes.
public interface Subscription extends AutoCloseable {
    @Override
    void close();
}
