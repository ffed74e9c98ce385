// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.enlighten.block.BlockRequest;
import org.enlighten.os.SystemCall;
import org.enlighten.platform.DeviceSettings;
import org.enlighten.platform.DvdMedium;
import org.enlighten.platform.FittingException;
import org.enlighten.platform.PowerAction;
import org.enlighten.platform.VirtualMachine;
import org.enlighten.platform.VmDefinition;
import org.enlighten.storage.DiskSpec;
import org.enlighten.storage.DiskType;
import org.enlighten.storage.vhd.VhdFormat;

/// One thing that a person does to a world with at most one virtual machine, between two steps. It is data: what was
/// done to one world is done again to another at the same step.
sealed interface Act {
    /// Answers how it ends, for who wants to wait.
    World.Ending on(World world);

    record PowerOn() implements Act {
        @Override
        public World.Ending on(World world) {
            world.host.powerOn();
            return new World.Ending();
        }
    }

    record InstallRole() implements Act {
        @Override
        public World.Ending on(World world) {
            World.Ending ending = new World.Ending();
            world.host.install(world.host.platforms().getFirst(), ending);
            return ending;
        }
    }

    /// Of the host.
    record ShutDown(SystemCall.ShutdownKind kind) implements Act {
        @Override
        public World.Ending on(World world) {
            world.host.shutDown(kind);
            return new World.Ending();
        }
    }

    /// An empty dynamic VHD comes onto the host's volume.
    record BringDisk(String path, long sizeBytes) implements Act {
        @Override
        public World.Ending on(World world) {
            DiskSpec spec = new DiskSpec(
                    DiskType.DYNAMIC, sizeBytes, 0, world.simulation.chance().nextUuid(), 1_204_070_400L);
            try {
                Path image = Files.createTempFile("disk", ".vhd");
                write(spec, image);
                world.hardware.volumes().getFirst().volume().bring(image, path);
                Files.delete(image);
                return new World.Ending();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void write(DiskSpec spec, Path image) throws IOException {
            try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
                for (BlockRequest request : new VhdFormat().create(spec)) {
                    if (!(request instanceof BlockRequest.Write(long at, var data))) continue;
                    file.seek(at);
                    file.write(data.toBytes());
                }
            }
        }
    }

    record Define(String name, String disk) implements Act {
        @Override
        public World.Ending on(World world) {
            try {
                VmDefinition definition = VmDefinition.create(
                                world.simulation.chance().nextUuid(), name, world.simulation.now())
                        .withMemoryMib(64)
                        .withDevice(DeviceSettings.hardDisk(0, 0, "C:\\" + disk))
                        .withDevice(DeviceSettings.dvdDrive(1, 0, new DvdMedium.Installation("windows-nt4")));
                world.host.installation().orElseThrow().define(definition);
                return new World.Ending();
            } catch (FittingException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /// Of the virtual machine.
    record Power(PowerAction action) implements Act {
        @Override
        public World.Ending on(World world) {
            World.Ending ending = new World.Ending();
            machine(world).power(action, ending);
            return ending;
        }
    }

    record Type(String text) implements Act {
        @Override
        public World.Ending on(World world) {
            machine(world).type(text);
            return new World.Ending();
        }
    }

    record EjectCd() implements Act {
        @Override
        public World.Ending on(World world) {
            return insert(world, new DvdMedium.None());
        }
    }

    record InsertCd() implements Act {
        @Override
        public World.Ending on(World world) {
            return insert(world, new DvdMedium.Installation("windows-nt4"));
        }
    }

    private static World.Ending insert(World world, DvdMedium medium) {
        World.Ending ending = new World.Ending();
        machine(world).insert(1, 0, medium, ending);
        return ending;
    }

    static VirtualMachine machine(World world) {
        return world.host.installation().orElseThrow().machines().getFirst();
    }
}
