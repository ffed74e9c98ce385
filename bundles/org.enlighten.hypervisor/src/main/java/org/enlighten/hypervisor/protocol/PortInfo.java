// SPDX-License-Identifier: Apache-2.0
package org.enlighten.hypervisor.protocol;

import org.enlighten.machine.GuestMemory;

/// What a port is for and which processor gets what comes to it (TLFS, HV_PORT_INFO, 24 bytes): type u32@0, padding
/// u32@4, SINT u32@8, processor u32@12; of an event port also the first flag u16@16 and the number of flags u16@18.
///
/// @param vp index of the processor, or [#ANY_VP]
/// @param firstFlag of an event port: what flag 0 of its connections is in the page of event flags
/// @param flags of an event port: how many a connection may set
public record PortInfo(Type type, int sint, int vp, int firstFlag, int flags) {
    /// The hypervisor chooses the processor.
    public static final int ANY_VP = -1;
    /// Event flags of one SINT.
    public static final int FLAGS_MAX = 2048;

    /// Kinds of ports that this hypervisor has. Monitor and doorbell ports it has not.
    public enum Type {
        MESSAGE(1),
        EVENT(2);

        private final int code;

        Type(int code) {
            this.code = code;
        }

        public int code() {
            return code;
        }
    }

    public static PortInfo message(int sint, int vp) {
        return new PortInfo(Type.MESSAGE, sint, vp, 0, 0);
    }

    public static PortInfo event(int sint, int vp, int firstFlag, int flags) {
        return new PortInfo(Type.EVENT, sint, vp, firstFlag, flags);
    }

    void encode(GuestMemory memory, long at) {
        memory.put64(at, type.code());
        memory.put32(at + 8, sint);
        memory.put32(at + 12, vp);
        memory.put16(at + 16, firstFlag);
        memory.put16(at + 18, flags);
        memory.put32(at + 20, 0);
    }
}
