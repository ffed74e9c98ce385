// SPDX-License-Identifier: Apache-2.0
/// The programs that the image files of this family's volumes name.
package org.enlighten.guest.windows.internal.image;
