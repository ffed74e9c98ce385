// SPDX-License-Identifier: Apache-2.0
package org.enlighten.host;

/// Whether a machine has power.
public enum Power {
    OFF,
    ON
}
