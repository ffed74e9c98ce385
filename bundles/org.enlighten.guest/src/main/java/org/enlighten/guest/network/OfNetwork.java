// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.network;

import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.NetworkInfo;
import org.enlighten.os.Result;
import org.enlighten.os.SocketCall;
import org.enlighten.os.SystemCall;

/// An activity that asks for a picture of the adapters, does what follows from it, and may change one of them.
public interface OfNetwork extends Activity {
    /// Its stages.
    enum At {
        START,
        KNOWN,
        CHANGED
    }

    /// The activity ends well after this, unless this has ended it otherwise or has asked for [#change].
    void known(NetworkInfo info, Turn turn);

    /// Gives an adapter its addresses; the activity ends with that.
    static void change(Turn turn, SocketCall.Configure change) {
        turn.call(new SystemCall.Network(change), At.CHANGED);
    }

    @Override
    default void stage(int at, Result of, Turn turn) {
        switch (At.values()[at]) {
            case START -> turn.call(new SystemCall.Network(new SocketCall.Adapters()), At.KNOWN);
            case KNOWN -> {
                if (!of.isSuccess()) turn.fail(of);
                else if (looked(of.detail(NetworkInfo.class), turn)) turn.end(0);
            }
            case CHANGED -> {
                if (of.isSuccess()) turn.end(0);
                else turn.fail(of);
            }
        }
    }

    /// Whether that was all.
    private boolean looked(NetworkInfo info, Turn turn) {
        known(info, turn);
        return !changes() && !turn.hasEnded();
    }

    /// Whether [#known] asks for a change.
    boolean changes();
}
