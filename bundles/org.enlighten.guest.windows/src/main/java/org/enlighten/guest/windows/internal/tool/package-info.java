// SPDX-License-Identifier: Apache-2.0
/// Programs with which people change how their system starts.
package org.enlighten.guest.windows.internal.tool;
