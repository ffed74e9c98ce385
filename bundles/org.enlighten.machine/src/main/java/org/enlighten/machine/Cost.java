// SPDX-License-Identifier: Apache-2.0
package org.enlighten.machine;

/// What costs time: one boundary crossing or one hardware operation each. A hardware profile gives each its cycles
/// and source.
public enum Cost {
    SYSTEM_CALL,
    SYSTEM_RETURN,
    /// From guest to hypervisor and back, for an exit that the hypervisor answers itself.
    VM_EXIT,
    HYPERCALL,
    /// One virtual processor off a logical processor, another on.
    VP_SWITCH,
    INTERRUPT,
    THREAD_SWITCH,
    /// An access of a device register over a real bus.
    PORT_ACCESS,
    /// One further element of a string access.
    PORT_ELEMENT,
    /// From one processor to another: when an interrupt or reschedule request takes effect.
    INTER_PROCESSOR,
    /// A request's way through a kernel's file system, once.
    FILE_SYSTEM_PATH,
    /// A request's way through one driver's routine.
    DRIVER_PATH,
    /// A user-mode device model's work for one access.
    DEVICE_MODEL,
    PAGE_COPY,
    /// A hosted product's change between host and guest context, one way.
    WORLD_SWITCH,
    PROCESS_START,
    INSTRUCTION
}
