// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest;

/// For whom a driver or program is: the service property `side` of its factory.
public enum Side {
    GUEST,
    HOST;

    /// The service property's name.
    public static final String PROPERTY = "side";

    /// Whether a service with this value of the property is for this side: `guest`, `host` or `both`. One that says
    /// nothing is for neither.
    public boolean takes(Object property) {
        return "both".equals(property) || (this == GUEST ? "guest" : "host").equals(property);
    }
}
