// SPDX-License-Identifier: Apache-2.0
/// The one door for people and programs: inventory, power, settings, disks, consoles, traces, faults, jobs and events
/// of every host in a workspace. Workbench, command line, tests and whatever serves the model over a wire use nothing
/// else.
///
/// Start at [org.enlighten.management.ManagementService], a service, which opens a workspace. Everything is
/// asynchronous: what comes back is an immutable picture taken between two steps of the simulation, or an
/// [org.enlighten.management.Operation] that ends with a value or with the causes of its failure. Arguments and
/// results are records of strings, numbers, booleans, identifiers and lists of these, so that they can cross a wire.
///
/// Virtual instants and durations are nanoseconds (`...Ns`) since the simulation began; calendar dates of the
/// simulated world are [java.time.Instant]s. Memory is MiB, disk sizes are bytes. State names and operation texts
/// follow Hyper-V Manager of Windows Server 2008.
@Export
@Version("0.1.0")
package org.enlighten.management;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
