// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest;

/// What people and platforms are told about a system before it runs. Made by [#of], a builder, so that it can gain
/// properties without breaking plug-ins.
public final class Personality {
    private final Builder values;

    private Personality(Builder values) {
        this.values = values;
    }

    /// @param family what releases have in common, such as `Windows NT`
    /// @param release such as `4.0`
    public static Builder of(String family, String release) {
        return new Builder(family, release);
    }

    public String family() {
        return values.family;
    }

    public String release() {
        return values.release;
    }

    public Awareness awareness() {
        return values.awareness;
    }

    /// The year it came out; 0 when nobody said.
    public int year() {
        return values.year;
    }

    /// The most processors it uses.
    public int processorsMax() {
        return values.processorsMax;
    }

    public int memoryMibMin() {
        return values.memoryMibMin;
    }

    /// The most memory it uses.
    public int memoryMibMax() {
        return values.memoryMibMax;
    }

    /// The smallest disk that its setup accepts.
    public int diskMibMin() {
        return values.diskMibMin;
    }

    /// One to three sentences for people who choose among systems.
    public String description() {
        return values.description;
    }

    /// Collects a personality; what is not said has the default of its setter's description.
    public static final class Builder {
        private final String family;
        private final String release;
        private Awareness awareness = Awareness.UNAWARE;
        private int year;
        private int processorsMax = 1;
        private int memoryMibMin = 4;
        private int memoryMibMax = 4096;
        private int diskMibMin = 16;
        private String description = "";

        private Builder(String family, String release) {
            this.family = family;
            this.release = release;
        }

        /// Default: unaware.
        public Builder awareness(Awareness value) {
            awareness = value;
            return this;
        }

        /// Default: 0, unknown.
        public Builder year(int value) {
            year = value;
            return this;
        }

        /// Default: 1.
        public Builder processorsMax(int value) {
            processorsMax = value;
            return this;
        }

        /// Default: 4 to 4096.
        public Builder memoryMib(int min, int max) {
            memoryMibMin = min;
            memoryMibMax = max;
            return this;
        }

        /// Default: 16.
        public Builder diskMibMin(int value) {
            diskMibMin = value;
            return this;
        }

        /// Default: empty.
        public Builder description(String value) {
            description = value;
            return this;
        }

        public Personality build() {
            if (processorsMax < 1) throw new IllegalArgumentException(about("needs a processor", processorsMax));
            if (memoryMibMin < 1) throw new IllegalArgumentException(about("needs memory", memoryMibMin));
            if (memoryMibMax < memoryMibMin)
                throw new IllegalArgumentException(about("has a memory maximum below its minimum", memoryMibMax));
            return new Personality(copy());
        }

        private String about(String what, int value) {
            return "the personality of '%s %s' %s: %d".formatted(family, release, what, value);
        }

        private Builder copy() {
            return new Builder(family, release)
                    .awareness(awareness)
                    .year(year)
                    .processorsMax(processorsMax)
                    .memoryMib(memoryMibMin, memoryMibMax)
                    .diskMibMin(diskMibMin)
                    .description(description);
        }
    }
}
