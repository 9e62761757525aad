package io.chate2ee.groupsync.histories;

import io.chate2ee.virgil.cloud.HttpCall;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/** Watches that no two processes write to one group at the same time. */
final class Writers {
    private static final Set<String> WRITES = Set.of("/keyknox/v2/push", "/keyknox/v2/reset");

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, List<Fate>> writing = new HashMap<>();
    private final List<String> collisions = new ArrayList<>();

    static boolean isWrite(HttpCall call) {
        return WRITES.contains(call.path());
    }

    /** The session of the group that a write is about. */
    static String session(HttpCall call) {
        return new JsonObject(Buffer.buffer(call.body())).getString("path");
    }

    void begin(Fate process, HttpCall call) {
        change(call, (group, present) -> {
            if (present.stream().anyMatch(other -> other != process)) {
                collisions.add("two processes write to the group of session " + group);
            }
            present.add(process);
        });
    }

    void end(Fate process, HttpCall call) {
        change(call, (group, present) -> present.remove(process));
    }

    List<String> collisions() {
        lock.lock();
        try {
            return List.copyOf(collisions);
        } finally {
            lock.unlock();
        }
    }

    private void change(HttpCall call, java.util.function.BiConsumer<String, List<Fate>> change) {
        if (!isWrite(call)) {
            return;
        }
        String group = session(call);
        lock.lock();
        try {
            change.accept(group, writing.computeIfAbsent(group, any -> new ArrayList<>()));
        } finally {
            lock.unlock();
        }
    }
}
