// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.net.dhcp;

import java.util.function.Function;
import org.enlighten.os.Program;
import org.enlighten.os.ProgramFactory;
import org.enlighten.os.net.protocol.DhcpMessage;
import org.enlighten.os.net.protocol.Ipv4Address;

/// Client and server under the names that a system gives them. They are no services by themselves: they come with the
/// systems that have their image files.
public final class DhcpPrograms {
    private static final int ADAPTER_USUAL = 1;

    private record Factory(String image, Function<String[], Program> maker) implements ProgramFactory {
        @Override
        public Program create(String arguments) {
            try {
                return maker.apply(
                        arguments.isBlank() ? new String[0] : arguments.strip().split("\\s+"));
            } catch (IllegalArgumentException e) {
                return new RefusedProgram(image, e.getMessage());
            }
        }
    }

    private DhcpPrograms() {}

    /// Arguments: host name, and number of the adapter (1).
    ///
    /// @param image such as `dhcpcsvc.exe` or `dhclient`
    public static ProgramFactory client(String image) {
        return new Factory(image, arguments -> {
            ClientSide side = new ClientSide(arguments.length > 0 ? arguments[0] : "");
            return new DhcpProgram(adapter(arguments, 1), DhcpMessage.CLIENT_PORT, DhcpMessage.SERVER_PORT, side);
        });
    }

    /// Arguments: first and last address, length of the prefix, gateway (0.0.0.0 for none), seconds of a lease, and
    /// number of the adapter (1). Given others it says in the event log what is wrong, and ends.
    ///
    /// @param image such as `dhcpserver.exe` or `dhcpd`
    public static ProgramFactory server(String image) {
        return new Factory(image, arguments -> {
            if (arguments.length < 5)
                throw new IllegalArgumentException(
                        "a server is given first and last address, prefix length, gateway and seconds of a lease");
            DhcpServer.Range range = new DhcpServer.Range(
                    address(arguments[0]),
                    address(arguments[1]),
                    (int) number(arguments[2], 32),
                    address(arguments[3]),
                    number(arguments[4], 0xFFFF_FFFFL));
            return new DhcpProgram(
                    adapter(arguments, 5), DhcpMessage.SERVER_PORT, DhcpMessage.CLIENT_PORT, new ServerSide(range));
        });
    }

    private static int adapter(String[] arguments, int at) {
        return arguments.length > at ? (int) number(arguments[at], 1_000) : ADAPTER_USUAL;
    }

    private static Ipv4Address address(String text) {
        return Ipv4Address.parse(text)
                .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is no address such as 10.0.0.1"));
    }

    private static long number(String text, long most) {
        if (!text.matches("[0-9]{1,10}") || Long.parseLong(text) > most)
            throw new IllegalArgumentException("'" + text + "' is no number from 0 to " + most);
        return Long.parseLong(text);
    }
}
