// SPDX-License-Identifier: Apache-2.0
/// What programs do with files, as activities that others hold: read a text, write, copy one or many, take the place
/// of another.
package org.enlighten.guest.windows.internal.file;
