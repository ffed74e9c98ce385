// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal;

import org.enlighten.os.SystemCall;

/// The numbers by which the trace knows system calls.
final class CallNumber {
    private CallNumber() {}

    static int of(SystemCall call) {
        return switch (call) {
            case SystemCall.Device _ -> 22;
            case SystemCall.Compute _ -> 0;
            case SystemCall.Sleep _ -> 1;
            case SystemCall.Exit _ -> 2;
            case SystemCall.StartProcess _ -> 3;
            case SystemCall.WaitProcess _ -> 4;
            case SystemCall.EndProcess _ -> 5;
            case SystemCall.Open _ -> 6;
            case SystemCall.Close _ -> 7;
            case SystemCall.Read _ -> 8;
            case SystemCall.Write _ -> 9;
            case SystemCall.Resize _ -> 10;
            case SystemCall.Flush _ -> 11;
            case SystemCall.Delete _ -> 12;
            case SystemCall.Rename _ -> 13;
            case SystemCall.MakeDirectory _ -> 14;
            case SystemCall.List _ -> 15;
            case SystemCall.Stat _ -> 16;
            case SystemCall.Volume _ -> 17;
            case SystemCall.QuerySystem _ -> 18;
            case SystemCall.Report _ -> 19;
            case SystemCall.Service _ -> 20;
            case SystemCall.Shutdown _ -> 21;
            case SystemCall.Network _ -> 23;
            case SystemCall.Backup _ -> 24;
            case SystemCall.ReadClock _ -> 25;
            case SystemCall.SetClock _ -> 26;
            case SystemCall.AdjustClock _ -> 27;
        };
    }

    static boolean isFileRequest(int number) {
        return number == 3 || (number >= 6 && number <= 17) || number == 23;
    }
}
