// SPDX-License-Identifier: Apache-2.0
/// What an aware system finds out about the hypervisor below it, if there is one. After the Hypervisor Top-Level
/// Functional Specification, "Feature and interface discovery".
package org.enlighten.guest.windows.internal.hypervisor;
