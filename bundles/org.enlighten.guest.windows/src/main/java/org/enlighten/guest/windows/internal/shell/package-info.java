// SPDX-License-Identifier: Apache-2.0
/// The command interpreter `cmd.exe` and its own commands, one class each. Start at
/// [org.enlighten.guest.windows.internal.shell.Shell]; a new command is a line in
/// [org.enlighten.guest.windows.internal.shell.Builtins].
package org.enlighten.guest.windows.internal.shell;
