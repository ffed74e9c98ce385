// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.integration.internal.guest;

import java.util.List;
import java.util.Optional;
import org.enlighten.os.Result;
import org.enlighten.os.Status;
import org.enlighten.os.SystemCall;
import org.enlighten.os.UserMemory;
import org.enlighten.simulation.Saved;
import org.enlighten.vmbus.integration.protocol.FileCopyBody;
import org.enlighten.vmbus.integration.protocol.IcMessage;
import org.enlighten.vmbus.integration.protocol.IcStatus;

/// Takes a file from the host, piece by piece.
final class FileCopyResponder implements Responder {
    private enum At {
        REST,
        DIRECTORY,
        OPEN,
        WRITE,
        FLUSH,
        CLOSE,
        DELETE
    }

    /// What is saved.
    ///
    /// @param path of the file that is open; empty: none
    /// @param madeTo how much of the path's directories has been made
    record State(String at, String path, int handle, int madeTo, boolean keep) {}

    private final char separator;
    private At at = At.REST;
    private String path = "";
    private int handle;
    private int madeTo;
    /// The file is whole.
    private boolean keep;

    /// @param separator between names of a path, as this system writes them
    FileCopyResponder(char separator) {
        this.separator = separator;
    }

    @Override
    public Step begin(IcMessage request, UserMemory memory) {
        Optional<FileCopyBody> body = FileCopyBody.of(request.body());
        if (body.isEmpty()) return Step.refuse(IcStatus.INVALID_ARGUMENT, request.body());
        return switch (body.get()) {
            case FileCopyBody.Start s -> start(request, s);
            case FileCopyBody.Write w -> write(request, w, memory);
            case FileCopyBody.Complete() -> end(request, true);
            case FileCopyBody.Cancel() -> end(request, false);
        };
    }

    private Step start(IcMessage request, FileCopyBody.Start s) {
        if (!path.isEmpty()) return Step.refuse(IcStatus.FAIL, request.body());
        boolean ends = s.directory().endsWith(String.valueOf(separator));
        path = s.directory() + (ends ? "" : separator) + s.name();
        madeTo = 0;
        return (s.flags() & FileCopyBody.CREATE_PATH) != 0 ? directory(s) : open(s);
    }

    /// Makes the next directory of the path, or opens the file.
    private Step directory(FileCopyBody.Start s) {
        int next = path.indexOf(separator, madeTo + 1);
        while (next > 0 && path.charAt(next - 1) == ':') next = path.indexOf(separator, next + 1);
        if (next < 0) return open(s);
        madeTo = next;
        at = At.DIRECTORY;
        return new Step.Call(new SystemCall.MakeDirectory(path.substring(0, next)));
    }

    private Step open(FileCopyBody.Start s) {
        at = At.OPEN;
        boolean overwrite = (s.flags() & FileCopyBody.OVERWRITE) != 0;
        return new Step.Call(
                new SystemCall.Open(path, overwrite ? SystemCall.Access.REPLACE : SystemCall.Access.CREATE));
    }

    private Step write(IcMessage request, FileCopyBody.Write w, UserMemory memory) {
        if (path.isEmpty()) return Step.refuse(IcStatus.FAIL, request.body());
        memory.put(DATA_AT, w.data());
        at = At.WRITE;
        return new Step.Call(new SystemCall.Write(handle, w.at(), DATA_AT, w.data().length));
    }

    private Step end(IcMessage request, boolean whole) {
        if (path.isEmpty()) return Step.refuse(IcStatus.FAIL, request.body());
        keep = whole;
        at = whole ? At.FLUSH : At.CLOSE;
        return new Step.Call(whole ? new SystemCall.Flush(handle) : new SystemCall.Close(handle));
    }

    @Override
    public Step next(IcMessage request, Result of, UserMemory memory) {
        return switch (at) {
            case DIRECTORY ->
                directory((FileCopyBody.Start) FileCopyBody.of(request.body()).orElseThrow());
            case OPEN -> opened(request, of);
            case WRITE, REST -> answer(request, of);
            case FLUSH -> {
                at = At.CLOSE;
                yield new Step.Call(new SystemCall.Close(handle));
            }
            case CLOSE -> closed(request, of);
            case DELETE -> forget(request, of);
        };
    }

    private Step opened(IcMessage request, Result of) {
        if (of.isSuccess()) handle = (int) of.value();
        else path = "";
        return answer(request, of);
    }

    private Step closed(IcMessage request, Result of) {
        if (keep) return forget(request, of);
        at = At.DELETE;
        return new Step.Call(new SystemCall.Delete(path));
    }

    private Step forget(IcMessage request, Result of) {
        path = "";
        return answer(request, of);
    }

    private Step answer(IcMessage request, Result of) {
        at = At.REST;
        return new Step.Answer(code(of.status()), request.body(), List.of());
    }

    private static int code(Status status) {
        return switch (status) {
            case SUCCESS -> IcStatus.OK.code();
            case EXISTS -> IcStatus.EXISTS.code();
            case DISK_FULL -> IcStatus.DISK_FULL.code();
            default -> IcStatus.FAIL.code();
        };
    }

    @Override
    public Saved save() {
        return Saved.of(new State(at.name(), path, handle, madeTo, keep));
    }

    @Override
    public void restore(Saved saved) {
        State s = saved.as(State.class);
        at = At.valueOf(s.at());
        path = s.path();
        handle = s.handle();
        madeTo = s.madeTo();
        keep = s.keep();
    }
}
