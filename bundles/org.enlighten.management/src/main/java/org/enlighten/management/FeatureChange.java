// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

/// What came of installing or removing a feature.
public record FeatureChange(FeatureView feature, boolean restartNeeded) {}
