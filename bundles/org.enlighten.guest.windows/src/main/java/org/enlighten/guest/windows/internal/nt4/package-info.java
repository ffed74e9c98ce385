// SPDX-License-Identifier: Apache-2.0
/// Windows NT 4.0: no plug and play, programmed I/O, few services. Every file is of our own making.
package org.enlighten.guest.windows.internal.nt4;
