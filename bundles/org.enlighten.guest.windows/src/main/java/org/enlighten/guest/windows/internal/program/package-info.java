// SPDX-License-Identifier: Apache-2.0
/// How this bundle's programs are written: activities in stages, run as processes.
package org.enlighten.guest.windows.internal.program;
