// SPDX-License-Identifier: Apache-2.0
/// The processes that make a system out of a kernel: those that start others, and those that mostly wait.
package org.enlighten.guest.windows.internal.session;
