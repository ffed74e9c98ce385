// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests.house;

import java.util.List;

/// One promise that the sources keep.
public interface Rule {
    /// The promise as a sentence; the name of its test.
    String promise();

    /// Where it is broken, in the order of files and lines.
    List<Violation> check(SourceTree tree);
}
