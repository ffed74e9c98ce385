// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.enlighten.management.ManagementException;
import org.enlighten.store.Changes;
import org.enlighten.store.StoreException;
import org.enlighten.store.Workspace;

/// The documents of a workspace by what they are about.
record Documents(Workspace workspace) {
    private static final String SETTINGS = "settings";
    private static final String HOSTS = "hosts/";
    private static final String VMS = "vms/";

    JsonObject settings() {
        return workspace.read(SETTINGS).orElseGet(JsonObject::new);
    }

    void settings(JsonObject tree) throws ManagementException {
        commit(new Changes().put(SETTINGS, tree));
    }

    List<String> hosts() {
        return workspace.keys(HOSTS).stream()
                .map(key -> key.substring(HOSTS.length()))
                .toList();
    }

    Optional<JsonObject> host(String name) {
        return workspace.read(HOSTS + name);
    }

    void host(String name, JsonObject tree) throws ManagementException {
        commit(new Changes().put(HOSTS + name, tree));
    }

    /// Definitions of a host's machines, by id.
    List<JsonObject> vms(String host) {
        return workspace.keys(VMS + host + "/").stream()
                .map(key -> workspace.read(key).orElseThrow())
                .toList();
    }

    void vm(String host, UUID id, JsonObject tree) throws ManagementException {
        commit(new Changes().put(key(host, id), tree));
    }

    void removeVm(String host, UUID id) throws ManagementException {
        commit(new Changes().remove(key(host, id)));
    }

    void removeHost(String host) throws ManagementException {
        Changes changes = new Changes().remove(HOSTS + host);
        workspace.keys(VMS + host + "/").forEach(changes::remove);
        commit(changes);
    }

    private static String key(String host, UUID id) {
        return VMS + host + "/" + id;
    }

    private void commit(Changes changes) throws ManagementException {
        try {
            workspace.commit(changes);
        } catch (StoreException e) {
            throw new ManagementException(e.getMessage());
        }
    }
}
