// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

/// Opens workspaces. A service; the only thing that a front end looks up.
public interface ManagementService {
    /// Opens a workspace, makes the world that it describes and powers its hosts on. Blocks while files are read.
    ///
    /// @throws ManagementException when the workspace is in use, cannot be read or was written by a newer version
    Management open(OpenSettings settings) throws ManagementException;
}
