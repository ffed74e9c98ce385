// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal;

import java.util.List;
import java.util.Optional;
import org.enlighten.machine.Machine;
import org.enlighten.machine.VirtualProcessor;
import org.enlighten.os.EventLog;
import org.enlighten.os.ProgramLibrary;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.os.SystemInfo;
import org.enlighten.os.driver.DriverLibrary;
import org.enlighten.os.file.FileSystemFactory;
import org.enlighten.os.system.*;
import org.enlighten.simulation.Saved;

public final class Executive {
    public Executive(
            Machine machine,
            SystemDescription description,
            DriverLibrary drivers,
            ProgramLibrary programs,
            List<FileSystemFactory> fileSystems) {}

    public long run(VirtualProcessor vp, long nowNs) {
        throw new UnsupportedOperationException();
    }

    public SystemPhase phase() {
        throw new UnsupportedOperationException();
    }

    public Optional<Bugcheck> bugcheck() {
        throw new UnsupportedOperationException();
    }

    public SystemInfo info() {
        throw new UnsupportedOperationException();
    }

    public List<DeviceView> devices() {
        throw new UnsupportedOperationException();
    }

    public List<VolumeView> volumes() {
        throw new UnsupportedOperationException();
    }

    public List<String> openPorts() {
        throw new UnsupportedOperationException();
    }

    public AttackSurface attackSurface() {
        throw new UnsupportedOperationException();
    }

    public EventLog events() {
        throw new UnsupportedOperationException();
    }

    public String consoleText() {
        throw new UnsupportedOperationException();
    }

    public long post(SystemCall call) {
        throw new UnsupportedOperationException();
    }

    public Optional<Result> answer(long posted) {
        throw new UnsupportedOperationException();
    }

    public boolean injectProcessFault(int processId) {
        throw new UnsupportedOperationException();
    }

    public boolean injectDriverFault(String driverId) {
        throw new UnsupportedOperationException();
    }

    public void close() {
        throw new UnsupportedOperationException();
    }

    public Saved save() {
        throw new UnsupportedOperationException();
    }

    public void restore(Saved state) {
        throw new UnsupportedOperationException();
    }
}
