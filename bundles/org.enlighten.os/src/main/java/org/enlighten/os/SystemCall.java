// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os;

/// What a program asks of its kernel. Mode switches are the kernel's, never the program's: [Compute] stays in
/// user mode, every other call enters the kernel and returns from it. Memory is named by offset in the
/// process's own pages ([UserMemory]).
///
/// Handles 0 and 1 are the process's standard input and output (inherited from its parent; the console for
/// the first one).
public sealed interface SystemCall {
    /// Not a call: user-mode work.
    record Compute(long ns) implements SystemCall {}

    record Sleep(long ns) implements SystemCall {}

    record Exit(int code) implements SystemCall {}

    /// Starts a process; value = its id. Standard handles are inherited.
    record StartProcess(String path, String arguments) implements SystemCall {}

    /// Value = exit code, when the process has ended.
    record WaitProcess(int processId) implements SystemCall {}

    record EndProcess(int processId) implements SystemCall {}

    /// Value = handle. `path` as this system writes it, such as `C:\\DIR\\FILE.TXT`; devices as `\\\\.\\NAME`.
    record Open(String path, Access access) implements SystemCall {}

    record Close(int handle) implements SystemCall {}

    /// `fileOffset` -1: from where the last sequential access ended. Value = bytes read; 0 or END_OF_FILE at
    /// the end. From a console: one line, when Enter was typed.
    record Read(int handle, long fileOffset, int memoryOffset, int bytes) implements SystemCall {}

    record Write(int handle, long fileOffset, int memoryOffset, int bytes) implements SystemCall {}

    record Resize(int handle, long bytes) implements SystemCall {}

    /// Makes durable what was written to the handle's volume.
    record Flush(int handle) implements SystemCall {}

    record Delete(String path) implements SystemCall {}

    record Rename(String from, String to) implements SystemCall {}

    record MakeDirectory(String path) implements SystemCall {}

    /// Detail = [Listing].
    record List(String path) implements SystemCall {}

    /// Detail = one [Listing] entry's record, [Listing.Entry].
    record Stat(String path) implements SystemCall {}

    /// Detail = [VolumeInfo] of the volume `path` lies on.
    record Volume(String path) implements SystemCall {}

    /// Detail = [SystemInfo].
    record QuerySystem() implements SystemCall {}

    /// Writes an entry to the event log.
    record Report(EventLog.Level level, int eventId, String source, String message) implements SystemCall {}

    /// Starts, stops or queries a service. Detail = [ServiceInfo].
    record Service(String name, ServiceAction action) implements SystemCall {}

    /// Ends every process, flushes, and powers off, restarts or halts the machine.
    record Shutdown(ShutdownKind kind) implements SystemCall {}

    /// A call to a driver's own interface, through a handle on its device:
    /// [org.enlighten.os.driver.Driver#call] answers it. Longer arguments and answers lie in the process's
    /// memory.
    record Device(int handle, int code, long a, long b, int memoryOffset, int bytes) implements SystemCall {}

    /// The network: sockets, and the addresses of adapters. Sockets are handles: [Read] and [Write] go through
    /// streams as through files, [Close] closes them.
    record Network(SocketCall call) implements SystemCall {}

    /// Copies of disks that are good: [BackupCall] says what a writer does, and who has a copy made.
    record Backup(BackupCall call) implements SystemCall {}

    /// The system's clock. Value = its time: nanoseconds since the beginning of 2008, UTC.
    record ReadClock() implements SystemCall {}

    /// Sets the clock at once.
    record SetClock(long ns) implements SystemCall {}

    /// Makes the clock run 0.5 % faster or slower until it shows so much more, or less, than it would have.
    record AdjustClock(long byNs) implements SystemCall {}

    /// How a file is opened.
    enum Access {
        READ,
        /// Must exist.
        READ_WRITE,
        /// Must not exist.
        CREATE,
        /// Made, or emptied when it exists.
        REPLACE
    }

    /// What happens to a service.
    enum ServiceAction {
        QUERY,
        START,
        STOP
    }

    /// How the machine goes down.
    enum ShutdownKind {
        POWER_OFF,
        RESTART
    }
}
