// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal;

/// What a handle stands for.
final class OpenHandle {
    enum Kind {
        CLOSED,
        CONSOLE,
        NUL,
        FILE,
        /// A block device as a whole.
        RAW,
        /// A driver's own interface.
        DEVICE,
        /// A text of the kernel's; it is the path.
        TEXT,
        SOCKET
    }

    /// What is saved, which is all there is.
    record State(Kind kind, int volume, String path, int driver, boolean writable, long position, int socket) {}

    final Kind kind;
    /// Id of the file's volume.
    final int volume;
    /// Path on the volume, name of the block device, or text.
    final String path;
    /// Number of the device's driver.
    final int driver;
    final boolean writable;
    /// Number of the socket in the network stack.
    final int socket;
    /// Where the next sequential access begins.
    long position;

    private OpenHandle(Kind kind, int volume, String path, int driver, boolean writable, int socket) {
        this.kind = kind;
        this.volume = volume;
        this.path = path;
        this.driver = driver;
        this.writable = writable;
        this.socket = socket;
    }

    static OpenHandle closed() {
        return new OpenHandle(Kind.CLOSED, 0, "", 0, false, 0);
    }

    static OpenHandle console() {
        return new OpenHandle(Kind.CONSOLE, 0, "", 0, true, 0);
    }

    static OpenHandle nul() {
        return new OpenHandle(Kind.NUL, 0, "", 0, true, 0);
    }

    static OpenHandle file(int volume, String path, boolean writable) {
        return new OpenHandle(Kind.FILE, volume, path, 0, writable, 0);
    }

    static OpenHandle raw(String device, int driver) {
        return new OpenHandle(Kind.RAW, 0, device, driver, true, 0);
    }

    static OpenHandle device(int driver) {
        return new OpenHandle(Kind.DEVICE, 0, "", driver, true, 0);
    }

    static OpenHandle socket(int number) {
        return new OpenHandle(Kind.SOCKET, 0, "", 0, true, number);
    }

    static OpenHandle text(String content) {
        return new OpenHandle(Kind.TEXT, 0, content, 0, false, 0);
    }

    /// A child's copy.
    OpenHandle copy() {
        return restored(save());
    }

    State save() {
        return new State(kind, volume, path, driver, writable, position, socket);
    }

    static OpenHandle restored(State s) {
        OpenHandle handle = new OpenHandle(s.kind(), s.volume(), s.path(), s.driver(), s.writable(), s.socket());
        handle.position = s.position();
        return handle;
    }
}
