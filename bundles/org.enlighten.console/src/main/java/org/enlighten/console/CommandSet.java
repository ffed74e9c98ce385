// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console;

import java.util.List;

/// Commands that a bundle brings. A service.
public interface CommandSet {
    List<CommandEntry> commands();
}
