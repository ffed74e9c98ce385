// SPDX-License-Identifier: Apache-2.0
/// The shell `sh` and its own commands, one class each, as BusyBox has them. Start at
/// [org.enlighten.guest.linux.internal.shell.Shell]; a new command is a line in
/// [org.enlighten.guest.linux.internal.shell.Builtins].
package org.enlighten.guest.linux.internal.shell;
