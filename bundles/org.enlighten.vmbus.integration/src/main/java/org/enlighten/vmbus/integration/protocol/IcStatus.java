// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.integration.protocol;

/// How the other end says that it went: HRESULTs of `winerror.h`.
public enum IcStatus {
    OK(0, "It was done."),
    FAIL(0x80004005, "It failed and gives no reason."),
    NOT_SUPPORTED(0x80070032, "It does not know such a request."),
    NOT_FOUND(0x80041002, "There is no such thing."),
    EXISTS(0x80070050, "It exists already."),
    INVALID_ARGUMENT(0x80070057, "An argument makes no sense."),
    NO_MORE_ITEMS(0x80070103, "There are no more items."),
    LOCKED(0x800704F7, "The machine is locked: somebody works at it."),
    NOT_CONNECTED(0x8007048F, "It is not connected."),
    DISK_FULL(0x80070070, "There is not enough room on the disk.");

    private final int code;
    private final String sentence;

    IcStatus(int code, String sentence) {
        this.code = code;
        this.sentence = sentence;
    }

    public int code() {
        return code;
    }

    /// For people: the sentence and the number; the number alone of one that is not known.
    public static String text(int code) {
        for (IcStatus s : values()) if (s.code == code) return "%s (0x%08X)".formatted(s.sentence, code);
        return "It answered 0x%08X.".formatted(code);
    }
}
