// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.release;

import java.util.List;

/// What stands on a disk between boot record and kernel. The files are of our own making; without them a disk does
/// not start.
public enum BootFiles {
    /// A host's firmware loads its system itself.
    NONE {
        @Override
        void into(Contents.Builder contents, Identity identity) {}

        @Override
        List<String> paths() {
            return List.of();
        }
    },
    /// NT's loader reads which system to start from a text.
    NTLDR {
        @Override
        void into(Contents.Builder contents, Identity identity) {
            contents.image("\\NTLDR", 64).image("\\NTDETECT.COM", 32).text("\\BOOT.INI", """
                    [boot loader]
                    timeout=0
                    default=multi(0)disk(0)rdisk(0)partition(1)%%ROOT%%
                    [operating systems]
                    multi(0)disk(0)rdisk(0)partition(1)%%ROOT%%="%s (simulated)"
                    """.formatted(
                            identity.name()));
        }

        @Override
        List<String> paths() {
            return List.of("\\NTLDR", "\\NTDETECT.COM", "\\BOOT.INI");
        }
    },
    /// The boot manager of Windows Server 2008 has a store of objects, and a loader of the system's own.
    BOOTMGR {
        @Override
        void into(Contents.Builder contents, Identity identity) {
            contents.image("\\BOOTMGR", 320)
                    .image("%SYSTEM32%\\WINLOAD.EXE", 128)
                    .text("\\BOOT\\BCD", """
                    [bootmgr]
                    default=current
                    timeout=0
                    [current]
                    description=%s (simulated)
                    device=partition=C:
                    path=%%SYSTEM32%%\\WINLOAD.EXE
                    systemroot=%%ROOT%%
                    """.formatted(identity.name()));
        }

        @Override
        List<String> paths() {
            return List.of("\\BOOTMGR", "\\BOOT\\BCD");
        }
    };

    abstract void into(Contents.Builder contents, Identity identity);

    abstract List<String> paths();
}
