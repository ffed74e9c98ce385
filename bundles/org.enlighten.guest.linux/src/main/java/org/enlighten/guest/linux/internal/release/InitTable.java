// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux.internal.release;

/// What init starts, as `/etc/inittab` says it.
final class InitTable {
    private InitTable() {}

    static String text(Distribution of) {
        StringBuilder text = new StringBuilder("""
                # id:levels:action:process. What comes first is waited for.
                id:3:initdefault:
                si::sysinit:/sbin/fsck.ext2 -a /dev/sda1
                """);
        int number = 1;
        for (String daemon : of.daemons()) text.append("d%d:35:once:%s\n".formatted(number++, daemon));
        return text.append("1:2345:respawn:/bin/sh\n").toString();
    }
}
