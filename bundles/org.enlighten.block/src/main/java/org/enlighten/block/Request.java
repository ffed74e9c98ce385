// SPDX-License-Identifier: Apache-2.0
package org.enlighten.block;

import org.enlighten.simulation.Saved;

/// What a [BlockEngine] is asked to do: an immutable value that saves itself. Data goes by [Slice].
public interface Request {
    Saved save();
}
