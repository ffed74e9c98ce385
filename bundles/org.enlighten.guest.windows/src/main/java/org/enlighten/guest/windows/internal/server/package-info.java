// SPDX-License-Identifier: Apache-2.0
/// Windows Server 2008, full installation and Server Core: what lies on the system volume, and nothing else that would
/// tell them apart. The same for a physical machine and for a virtual one.
package org.enlighten.guest.windows.internal.server;
