// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.network;

import java.util.Optional;
import org.enlighten.os.net.protocol.Ipv4Address;

/// A file of a share of another machine.
public record ShareFile(Ipv4Address host, String share, String name) {
    /// `HOST/SHARE/NAME`, with whatever the system parts names with in place of `/`; the name may be missing. Empty
    /// when it is none.
    public static Optional<ShareFile> of(String text, char separator) {
        String[] parts = text.split(java.util.regex.Pattern.quote(String.valueOf(separator)), -1);
        if (parts.length < 2 || parts.length > 3 || parts[1].isEmpty()) return Optional.empty();
        String name = parts.length == 3 ? parts[2] : "";
        return Ipv4Address.parse(parts[0]).map(host -> new ShareFile(host, parts[1], name));
    }

    /// The same share, another file of it.
    public ShareFile named(String other) {
        return new ShareFile(host, share, other);
    }
}
