// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux.internal.shell;

import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.NetworkInfo;
import org.enlighten.os.Result;
import org.enlighten.os.SocketCall;
import org.enlighten.os.SystemCall;

/// `ifup INTERFACE`: starts the client that asks a DHCP server for the interface's address.
record BringUp(Arguments arguments, Session session) implements Activity {
    private static final String CLIENT = "/sbin/dhclient";

    private enum At {
        START,
        KNOWN,
        STARTED
    }

    @Override
    public void stage(int at, Result of, Turn turn) {
        switch (At.values()[at]) {
            case START -> {
                if (arguments.operands().size() == 1)
                    turn.call(new SystemCall.Network(new SocketCall.Adapters()), At.KNOWN);
                else turn.refuse("usage: ifup INTERFACE");
            }
            case KNOWN -> {
                if (of.isSuccess()) known(of.detail(NetworkInfo.class), turn);
                else turn.refuse("ifup: " + Errno.text(of));
            }
            case STARTED -> {
                if (!of.isSuccess()) turn.refuse("ifup: %s: %s".formatted(CLIENT, Errno.text(of)));
                else {
                    turn.line("    %s (DHCP)".formatted(arguments.operands().getFirst()));
                    turn.end(0);
                }
            }
        }
    }

    private void known(NetworkInfo info, Turn turn) {
        String name = arguments.operands().getFirst();
        Interfaces.named(info, name)
                .ifPresentOrElse(
                        adapter -> turn.call(
                                new SystemCall.StartProcess(CLIENT, session.hostName() + " " + adapter.number()),
                                At.STARTED),
                        () -> turn.refuse("ifup: " + name + ": No such device"));
    }
}
