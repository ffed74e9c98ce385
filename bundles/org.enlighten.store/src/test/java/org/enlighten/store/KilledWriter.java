// SPDX-License-Identifier: Apache-2.0
package org.enlighten.store;

import com.google.gson.JsonObject;

/// A process that changes a workspace until it is killed, and says each change that it was promised.
final class KilledWriter {
    private KilledWriter() {}

    public static void main(String[] arguments) throws StoreException {
        Workspace workspace = Workspace.open(arguments[0], Durability.valueOf(arguments[1]));
        long n = workspace.read("count").map(c -> c.get("n").getAsLong()).orElse(0L);
        while (true) {
            n++;
            workspace.commit(step(n));
            System.out.println(n);
            System.out.flush();
        }
    }

    /// Change n: three documents that must never be seen apart, one of them coming and going.
    static Changes step(long n) {
        JsonObject tree = new JsonObject();
        tree.addProperty("n", n);
        tree.addProperty("padding", "x".repeat((int) (n * 37 % 3_000)));
        Changes changes = new Changes().put("count", tree).put("twin", tree);
        return n % 2 == 0 ? changes.put("even", tree) : changes.remove("even");
    }
}
