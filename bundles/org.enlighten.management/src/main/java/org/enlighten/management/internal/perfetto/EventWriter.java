// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal.perfetto;

import com.google.gson.JsonPrimitive;
import java.io.IOException;

/// Writes the JSON object form of Google's Trace Event Format. Instants are microseconds with three decimals, so that
/// no
/// nanosecond is lost; processes and threads of the format are groups of lanes and lanes. Names come from trace events
/// and definitions and are quoted here.
final class EventWriter {
    private final Appendable out;
    private String before = "\n";

    EventWriter(Appendable out) {
        this.out = out;
    }

    /// @param about members of an object that says where the trace is from
    void head(String about) throws IOException {
        out.append("{\"displayTimeUnit\":\"ns\",\"otherData\":{").append(about).append("},\"traceEvents\":[");
    }

    void foot() throws IOException {
        out.append("\n]}\n");
    }

    void nameProcess(int process, String name, int order) throws IOException {
        metadata("process_name", process, 0, "\"name\":" + quoted(name));
        metadata("process_sort_index", process, 0, "\"sort_index\":" + order);
    }

    void nameThread(int process, int thread, String name, int order) throws IOException {
        metadata("thread_name", process, thread, "\"name\":" + quoted(name));
        metadata("thread_sort_index", process, thread, "\"sort_index\":" + order);
    }

    private void metadata(String kind, int process, int thread, String argument) throws IOException {
        open('M', process, thread);
        out.append(",\"name\":\"")
                .append(kind)
                .append("\",\"args\":{")
                .append(argument)
                .append("}}");
    }

    void begin(int process, int thread, long atNs, String name) throws IOException {
        event('B', process, thread, atNs);
        out.append(",\"name\":").append(quoted(name)).append('}');
    }

    void end(int process, int thread, long atNs) throws IOException {
        event('E', process, thread, atNs);
        out.append('}');
    }

    void instant(int process, int thread, long atNs, String name, String details) throws IOException {
        event('i', process, thread, atNs);
        out.append(",\"s\":\"t\",\"name\":").append(quoted(name));
        out.append(",\"args\":{").append(details).append("}}");
    }

    /// A span that may overlap others of its process; spans of the same id follow one another.
    void span(char phase, int process, int thread, long atNs, String id) throws IOException {
        event(phase, process, thread, atNs);
        out.append(",\"cat\":\"request\",\"name\":\"request\",\"id\":")
                .append(quoted(id))
                .append('}');
    }

    private void event(char phase, int process, int thread, long atNs) throws IOException {
        open(phase, process, thread);
        out.append(",\"ts\":").append(Long.toString(atNs / 1000)).append('.');
        long rest = atNs % 1000;
        out.append((char) ('0' + rest / 100))
                .append((char) ('0' + rest / 10 % 10))
                .append((char) ('0' + rest % 10));
    }

    private void open(char phase, int process, int thread) throws IOException {
        out.append(before)
                .append("{\"ph\":\"")
                .append(phase)
                .append("\",\"pid\":")
                .append(Integer.toString(process));
        out.append(",\"tid\":").append(Integer.toString(thread));
        before = ",\n";
    }

    static String quoted(String text) {
        return new JsonPrimitive(text).toString();
    }
}
