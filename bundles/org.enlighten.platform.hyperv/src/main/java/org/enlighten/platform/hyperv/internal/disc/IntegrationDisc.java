// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform.hyperv.internal.disc;

import java.util.SortedMap;
import java.util.TreeMap;
import org.enlighten.storage.iso.Iso9660Image;

/// The integration services setup disk, `vmguest.iso`, as the role puts it onto the host: files that name drivers and
/// programs, and for each family of systems a list that its setup reads. Nothing on it is more than bytes; what runs,
/// a guest's own setup and the bundles that bring the drivers decide.
public final class IntegrationDisc {
    private static final String LABEL = "VMGUEST";
    /// 18 March 2008, when what is on it was built.
    private static final long BUILT_EPOCH_SECONDS = 1_205_798_400L;

    private IntegrationDisc() {}

    /// @param version of what Windows gets, the role's own
    public static byte[] bytes(String version) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        WindowsComponents.into(files, version);
        LinuxComponents.into(files);
        return Iso9660Image.bytes(LABEL, files, new byte[0], BUILT_EPOCH_SECONDS);
    }
}
