// SPDX-License-Identifier: Apache-2.0
/// Words between software and hypervisor: hypercall codes, input blocks, status codes, synthetic MSRs, registers,
/// partition properties and messages, with the layouts of Microsoft's Hypervisor Top-Level Functional Specification
/// (TLFS) and Linux's `include/hyperv` headers. Little-endian; sizes and addresses are bytes.
///
/// Start at [org.enlighten.hypervisor.protocol.CallCode] and [org.enlighten.hypervisor.protocol.Hypercalls].
@Export
@Version("0.1.0")
package org.enlighten.hypervisor.protocol;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
