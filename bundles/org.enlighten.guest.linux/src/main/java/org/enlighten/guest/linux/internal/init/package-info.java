// SPDX-License-Identifier: Apache-2.0
/// The first process, which starts the others by a table, and processes that mostly wait.
package org.enlighten.guest.linux.internal.init;
