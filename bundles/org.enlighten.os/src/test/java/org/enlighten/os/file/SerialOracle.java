// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.file;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.enlighten.block.Outcome;

/// Expects outcomes to be those of the same operations, one after the other, in the order of publication.
public class SerialOracle implements FileWorld.Watcher {
    public final List<String> problems = new ArrayList<>();
    public final FileModel model;
    protected final FileWorld world;
    private final Map<FileRequest, FileModel.Answer> expected = new IdentityHashMap<>();
    private int seen;

    public SerialOracle(FileWorld world, FileModel model) {
        this.world = world;
        this.model = model;
    }

    /// Files as text that is short and tells them apart.
    public static Map<String, String> text(Map<String, byte[]> files) {
        Map<String, String> text = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        files.forEach((path, bytes) -> text.put(path, bytes.length + "#" + Arrays.hashCode(bytes)));
        return text;
    }

    @Override
    public void submitted(int number, FileRequest request) {}

    /// Applies to the model what was published since.
    protected final void follow() {
        for (; seen < world.files.serial.size(); seen++) {
            RecordedFiles.Published published = world.files.serial.get(seen);
            FileRequest request = (FileRequest) published.request();
            if (published.outcome().isDone()) published(request);
            expected.put(request, model.apply(request));
        }
    }

    protected void published(FileRequest request) {}

    @Override
    public void answered(int number, FileRequest request, Outcome outcome) {
        follow();
        FileModel.Answer answer = expected.remove(request);
        boolean same = answer.agreesWith(outcome);
        if (same && request instanceof FileRequest.Read read && outcome.isDone()) {
            byte[] got = Arrays.copyOf(read.into().toBytes(), answer.bytes().length);
            same = Arrays.equals(answer.bytes(), got);
        }
        if (!same) problems.add(number + " " + request + ": " + outcome + ", expected " + answer.outcome());
    }
}
