// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

/// An open port and the service behind it.
public record PortView(String port, String service, int processId) {}
