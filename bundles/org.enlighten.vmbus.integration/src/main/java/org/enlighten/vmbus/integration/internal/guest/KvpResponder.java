// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.integration.internal.guest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.enlighten.os.NetworkInfo;
import org.enlighten.os.Result;
import org.enlighten.os.SocketCall;
import org.enlighten.os.SystemCall;
import org.enlighten.os.SystemInfo;
import org.enlighten.os.UserMemory;
import org.enlighten.simulation.Saved;
import org.enlighten.vmbus.integration.protocol.IcMessage;
import org.enlighten.vmbus.integration.protocol.IcStatus;
import org.enlighten.vmbus.integration.protocol.KvpBody;
import org.enlighten.vmbus.integration.protocol.KvpPool;

/// Keeps what the host has set, and says what this system is: found out anew whenever the host begins to read it.
final class KvpResponder implements Responder {
    private enum At {
        REST,
        SYSTEM,
        NETWORK,
        NAME_OPENED,
        NAME_READ,
        NAME_CLOSED
    }

    /// One pool as it is saved.
    record Pool(KvpPool pool, List<Item> items) {}

    /// What is saved.
    record State(String at, List<Pool> pools, int handle) {}

    private static final int ITEMS_MAX = 1024;
    private static final int NAME_BYTES = 256;

    private final String driver;
    private final String nameFile;
    private final TreeMap<KvpPool, TreeMap<String, String>> set = new TreeMap<>();
    private final List<Item> intrinsic = new ArrayList<>();
    private At at = At.REST;
    private int handle;

    /// @param driver whose version is that of the integration services
    /// @param nameFile where this system keeps its name; empty: nowhere
    KvpResponder(String driver, String nameFile) {
        this.driver = driver;
        this.nameFile = nameFile;
    }

    @Override
    public Step begin(IcMessage request, UserMemory memory) {
        Optional<KvpBody> body = KvpBody.of(request.body());
        if (body.isEmpty()) return Step.refuse(IcStatus.INVALID_ARGUMENT, request.body());
        KvpBody b = body.get();
        boolean fresh = b.operation() == KvpBody.ENUMERATE && b.pool() == KvpPool.INTRINSIC && b.index() == 0;
        if (!fresh) return answer(request, b);
        intrinsic.clear();
        at = At.SYSTEM;
        return new Step.Call(new SystemCall.QuerySystem());
    }

    @Override
    public Step next(IcMessage request, Result of, UserMemory memory) {
        switch (at) {
            case SYSTEM -> {
                intrinsic.addAll(Intrinsics.ofSystem(of.detail(SystemInfo.class), driver));
                at = At.NETWORK;
                return new Step.Call(new SystemCall.Network(new SocketCall.Adapters()));
            }
            case NETWORK -> {
                if (of.isSuccess()) intrinsic.addAll(Intrinsics.ofNetwork(of.detail(NetworkInfo.class)));
                if (nameFile.isEmpty()) return rest(request);
                at = At.NAME_OPENED;
                return new Step.Call(new SystemCall.Open(nameFile, SystemCall.Access.READ));
            }
            case NAME_OPENED -> {
                if (!of.isSuccess()) return rest(request);
                handle = (int) of.value();
                at = At.NAME_READ;
                return new Step.Call(new SystemCall.Read(handle, 0, DATA_AT, NAME_BYTES));
            }
            case NAME_READ -> {
                String name = new String(memory.bytes(DATA_AT, (int) of.value()), StandardCharsets.UTF_8).strip();
                if (!name.isEmpty()) intrinsic.addFirst(new Item("FullyQualifiedDomainName", name));
                at = At.NAME_CLOSED;
                return new Step.Call(new SystemCall.Close(handle));
            }
            case NAME_CLOSED, REST -> {
                return rest(request);
            }
        }
        throw new IllegalStateException("nothing was asked");
    }

    private Step rest(IcMessage request) {
        at = At.REST;
        return answer(request, KvpBody.of(request.body()).orElseThrow());
    }

    private Step answer(IcMessage request, KvpBody b) {
        return switch (b.operation()) {
            case KvpBody.GET -> found(request, b, find(b));
            case KvpBody.SET -> set(request, b);
            case KvpBody.DELETE -> delete(request, b);
            default -> found(request, b, listed(b));
        };
    }

    private static Step found(IcMessage request, KvpBody question, Optional<Item> item) {
        return item.map(i -> Step.ok(question.with(i.key(), i.value()).bytes()))
                .orElseGet(() -> Step.refuse(IcStatus.NO_MORE_ITEMS, request.body()));
    }

    private List<Item> items(KvpPool pool) {
        if (pool == KvpPool.INTRINSIC) return intrinsic;
        List<Item> items = new ArrayList<>();
        set.getOrDefault(pool, new TreeMap<>()).forEach((key, value) -> items.add(new Item(key, value)));
        return items;
    }

    private Optional<Item> listed(KvpBody b) {
        List<Item> items = items(b.pool());
        return b.index() < 0 || b.index() >= items.size() ? Optional.empty() : Optional.of(items.get(b.index()));
    }

    private Optional<Item> find(KvpBody b) {
        return items(b.pool()).stream().filter(i -> i.key().equals(b.key())).findFirst();
    }

    private Step set(IcMessage request, KvpBody b) {
        TreeMap<String, String> pool = set.computeIfAbsent(b.pool(), _ -> new TreeMap<>());
        boolean fromHost = b.pool() == KvpPool.EXTERNAL || b.pool() == KvpPool.HOST_INTRINSIC;
        if (!fromHost || b.key().isEmpty()) return Step.refuse(IcStatus.INVALID_ARGUMENT, request.body());
        if (pool.size() >= ITEMS_MAX && !pool.containsKey(b.key()))
            return Step.refuse(IcStatus.DISK_FULL, request.body());
        pool.put(b.key(), b.value());
        return Step.ok(request.body());
    }

    private Step delete(IcMessage request, KvpBody b) {
        boolean was = set.getOrDefault(b.pool(), new TreeMap<>()).remove(b.key()) != null;
        return was ? Step.ok(request.body()) : Step.refuse(IcStatus.NO_MORE_ITEMS, request.body());
    }

    @Override
    public Saved save() {
        List<Pool> pools = new ArrayList<>();
        for (KvpPool pool : set.keySet()) pools.add(new Pool(pool, items(pool)));
        pools.add(new Pool(KvpPool.INTRINSIC, List.copyOf(intrinsic)));
        return Saved.of(new State(at.name(), pools, handle));
    }

    @Override
    public void restore(Saved saved) {
        State s = saved.as(State.class);
        at = At.valueOf(s.at());
        handle = s.handle();
        for (Pool p : s.pools()) {
            if (p.pool() == KvpPool.INTRINSIC) intrinsic.addAll(p.items());
            else
                for (Item i : p.items())
                    set.computeIfAbsent(p.pool(), _ -> new TreeMap<>()).put(i.key(), i.value());
        }
    }
}
