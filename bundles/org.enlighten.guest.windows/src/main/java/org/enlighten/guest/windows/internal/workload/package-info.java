// SPDX-License-Identifier: Apache-2.0
/// Small programs that keep a system busy, each with one kind of work, and one that crashes.
package org.enlighten.guest.windows.internal.workload;
