// SPDX-License-Identifier: Apache-2.0
/// Windows Server 2008 as it runs a physical machine: what lies on the system volume of a full installation and of
/// Server Core, and nothing else that would tell them apart.
package org.enlighten.guest.windows.internal.host;
