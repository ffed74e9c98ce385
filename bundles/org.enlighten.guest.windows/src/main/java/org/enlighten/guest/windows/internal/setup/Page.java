// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.setup;

import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.Result;

/// Shows a new page.
record Page(Product product, String title) implements Activity {
    @Override
    public void stage(int at, Result of, Turn turn) {
        product.page(title, turn);
        turn.end(0);
    }
}
