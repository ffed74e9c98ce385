// SPDX-License-Identifier: Apache-2.0
/// What a command of the command line is. A bundle that brings commands registers a
/// [org.enlighten.console.CommandSet] as a service; its commands appear in the running shell, in completion and in
/// Get-Help.
///
/// A command is a class with picocli annotations: its parameters are options with one dash, such as `-Name`. It
/// speaks to the model through [org.enlighten.management] and answers with an [org.enlighten.console.Output], which
/// is shown as a table or written as JSON. Sizes are bytes, durations nanoseconds of virtual time.
@Export
@Version("0.1.0")
package org.enlighten.console;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
