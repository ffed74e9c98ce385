// SPDX-License-Identifier: Apache-2.0
/// Image files and the programs they name. A program on a volume is a small file that says so; what runs is the
/// object that its name stands for here.
package org.enlighten.guest.windows.internal.image;
