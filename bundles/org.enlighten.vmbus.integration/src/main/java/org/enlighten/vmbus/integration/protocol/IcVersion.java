// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.integration.protocol;

/// A version of the frame that all integration components share, or of one component's messages.
public record IcVersion(int major, int minor) implements Comparable<IcVersion> {
    public static final IcVersion V1_0 = new IcVersion(1, 0);
    public static final IcVersion V1_1 = new IcVersion(1, 1);
    public static final IcVersion V3_0 = new IcVersion(3, 0);
    public static final IcVersion V4_0 = new IcVersion(4, 0);
    public static final IcVersion V5_0 = new IcVersion(5, 0);

    public boolean isAtLeast(IcVersion other) {
        return compareTo(other) >= 0;
    }

    @Override
    public int compareTo(IcVersion o) {
        return major != o.major ? Integer.compare(major, o.major) : Integer.compare(minor, o.minor);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
