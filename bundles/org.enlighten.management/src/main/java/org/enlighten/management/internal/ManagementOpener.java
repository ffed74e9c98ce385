// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.enlighten.guest.PlugIns;
import org.enlighten.guest.Shelf;
import org.enlighten.management.Management;
import org.enlighten.management.ManagementException;
import org.enlighten.management.ManagementService;
import org.enlighten.management.OpenSettings;
import org.enlighten.platform.Platform;
import org.enlighten.simulation.Chance;
import org.enlighten.simulation.DirectRunner;
import org.enlighten.simulation.Simulation;
import org.enlighten.simulation.SimulationRunner.Pace;
import org.enlighten.simulation.ThreadedRunner;
import org.enlighten.storage.DiskFormats;
import org.enlighten.store.Durability;
import org.enlighten.store.RecordedRun;
import org.enlighten.store.StoreException;
import org.enlighten.store.Workspace;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/// Opens workspaces with what bundles bring.
@Component(service = ManagementService.class)
public final class ManagementOpener implements ManagementService {
    private static final long USUAL_SEED = 1;
    private static final String LOCAL_HOST = "HV01";
    private static final String LOCAL_PROFILE = "server-2008";
    private static final String LOCAL_SYSTEM = "windows-2008";
    private static final String TRACE_FOLDER = "trace";
    private static final long TRACE_BYTES_MAX = 256L << 20;

    private final Shelf shelf;
    private final DiskFormats formats;
    private final PlugIns plugIns;
    private final List<Platform> platforms = new CopyOnWriteArrayList<>();

    @Activate
    public ManagementOpener(@Reference Shelf shelf, @Reference DiskFormats formats, @Reference PlugIns plugIns) {
        this.shelf = shelf;
        this.formats = formats;
        this.plugIns = plugIns;
    }

    /// Without a framework.
    public ManagementOpener(Shelf shelf, DiskFormats formats) {
        this(shelf, formats, PlugIns.NONE);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void add(Platform platform) {
        platforms.add(platform);
    }

    public void remove(Platform platform) {
        platforms.remove(platform);
    }

    @Override
    public Management open(OpenSettings settings) throws ManagementException {
        Workspace workspace = workspace(settings.workspace());
        try {
            return open(workspace, settings);
        } catch (ManagementException | RuntimeException e) {
            close(workspace);
            throw e;
        }
    }

    private static Workspace workspace(String folder) throws ManagementException {
        try {
            return folder.isEmpty() ? Workspace.temporary() : Workspace.open(folder, Durability.FORCED);
        } catch (StoreException e) {
            throw new ManagementException(e.getMessage());
        }
    }

    private Management open(Workspace workspace, OpenSettings settings) throws ManagementException {
        Documents documents = new Documents(workspace);
        JsonObject run = nextRun(documents, settings.seed());
        long seed = run.get("seed").getAsLong();
        Simulation simulation = new Simulation(seedOfRun(seed, run.get("runs").getAsLong()));
        if (run.has("nowNs")) simulation.runUntil(run.get("nowNs").getAsLong());
        RecordedRun recording = recording(workspace);
        simulation.trace().attach(recording);
        Providers providers = new Providers(shelf, () -> List.copyOf(platforms), formats, plugIns);
        World world = new World(simulation, seed, documents, providers, runners(settings.clock()), recording);
        try {
            await(world, new WorldStart(world).begin(LOCAL_HOST, HostDefinition.of(LOCAL_PROFILE, LOCAL_SYSTEM)));
        } catch (ManagementException | RuntimeException e) {
            world.clock().close();
            throw e;
        }
        if (settings.clock() == OpenSettings.Clock.OWN_THREAD) goOn(world);
        return new ManagementDoor(world, () -> close(world));
    }

    private static RecordedRun recording(Workspace workspace) throws ManagementException {
        try {
            return RecordedRun.in(workspace.folder(TRACE_FOLDER), TRACE_BYTES_MAX);
        } catch (StoreException e) {
            throw new ManagementException(e.getMessage());
        }
    }

    private static void goOn(World world) {
        world.clock()
                .ask(() -> {
                    world.clock().beginPulse();
                    return true;
                })
                .join();
        world.clock().pace(new Pace.Paced(1));
    }

    /// A workspace keeps the seed that it was made with, unless another is asked for.
    private static JsonObject nextRun(Documents documents, OptionalLong seed) throws ManagementException {
        JsonObject settings = documents.settings();
        long runs = settings.has("runs") ? settings.get("runs").getAsLong() : 0;
        long kept = settings.has("seed") ? settings.get("seed").getAsLong() : USUAL_SEED;
        settings.addProperty("runs", runs + 1);
        settings.addProperty("seed", seed.orElse(kept));
        documents.settings(settings);
        return settings;
    }

    /// Each further run of one workspace has a seed of its own, so that it makes no identifier twice. It is drawn: the
    /// numbers that follow from neighbouring seeds overlap.
    private static long seedOfRun(long seed, long run) {
        return run == 1 ? seed : new Chance(seed ^ run << Integer.SIZE).nextLong();
    }

    private static Runners runners(OpenSettings.Clock clock) {
        return switch (clock) {
            // Whoever waits gets the failure with what he waits for.
            case WAITING_CALLER -> new Runners((simulation, _) -> new DirectRunner(simulation), false);
            case OWN_THREAD ->
                new Runners(
                        (simulation, onFailure) -> ThreadedRunner.start(simulation, new Pace.Paused(), onFailure),
                        true);
        };
    }

    private static void await(World world, Work<?> work) throws ManagementException {
        try {
            world.clock().await(work).join();
        } catch (CompletionException e) {
            throw ManagementException.of(e);
        }
    }

    /// Volumes write out what they hold; what ran is as after a loss of power.
    private static void close(World world) {
        try {
            world.clock()
                    .ask(() -> {
                        world.rememberTime();
                        for (HostNode host : world.hosts()) new Ending(host).end();
                        return true;
                    })
                    .join();
        } catch (RuntimeException e) {
            // whatever the world's own trouble was, its workspace is given back
        }
        world.clock().close();
        for (HostNode host : world.hosts()) host.captures().close();
        try {
            world.recording().close();
        } catch (StoreException e) {
            // what is left of it goes when the workspace is opened again
        }
        close(world.documents().workspace());
    }

    private static void close(Workspace workspace) {
        try {
            workspace.close();
        } catch (StoreException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}
