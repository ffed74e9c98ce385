// SPDX-License-Identifier: Apache-2.0
/// Versioned, crash-safe files for hosts, definitions and settings.
///
/// Start at [org.enlighten.store.Workspace]: a folder that one process holds at a time, with documents in it. A
/// document is a JSON tree under a key such as `vms/HV01/4f…`; what this version does not know in a tree is carried,
/// number for number and null for null. Changes go to a journal and are all there or not there at all, whenever the
/// process is killed or the power fails; `docs/formats/workspace-v1.md` in the sources describes the bytes.
///
/// Sizes are bytes. One thread at a time. Failures are [org.enlighten.store.StoreException]s whose messages are
/// sentences for the user.
@Export
@Version("0.1.0")
package org.enlighten.store;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
