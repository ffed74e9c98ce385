// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import org.enlighten.management.ManagementException;

/// What is computed on the simulation's thread for somebody outside.
@FunctionalInterface
interface Answer<T> {
    T get() throws ManagementException;
}
