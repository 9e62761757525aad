package io.chate2ee.groupsync.histories;

import io.chate2ee.virgil.cloud.HttpAnswer;
import io.chate2ee.virgil.cloud.HttpCall;
import io.chate2ee.virgil.cloud.HttpTransport;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * All calls and transactions of one process go through here, where it can be made to die or freeze at any of them. What a dead
 * process has written stays, its leases included, and nothing is heard of it any more.
 */
final class Fate {
    private enum Turn {
        GO,
        LAST,
        NEVER,
        HOLD,
        LOSE
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Writers writers;
    private final List<Runnable> held = new ArrayList<>();
    private final List<Runnable> lost = new ArrayList<>();
    private final Set<String> wereHeld = ConcurrentHashMap.newKeySet();
    private final Set<String> writtenAwake = ConcurrentHashMap.newKeySet();
    private final AtomicInteger inFlight = new AtomicInteger();
    private CompletableFuture<Void> stopped = new CompletableFuture<>();
    private @Nullable Blow blow;
    private int left;
    private boolean dead;
    private boolean frozen;

    Fate(Writers writers) {
        this.writers = writers;
    }

    /**
     * What awaits it from now on. Nothing new while it is frozen: of one that is woken up after the last look at the cloud and dies
     * between a call and its own look at the lease, nobody can know before the regular inspection.
     */
    void await(Blow next) {
        locked(() -> {
            if (frozen) {
                return null;
            }
            blow = next;
            left = next instanceof Blow.Death death
                    ? death.steps()
                    : next instanceof Blow.Freeze freeze ? freeze.writes() : ((Blow.Late) next).writes();
            return null;
        });
    }

    /** What awaited it and has not come yet never comes. */
    void spare() {
        locked(() -> {
            blow = null;
            return null;
        });
    }

    boolean isDead() {
        return locked(() -> dead);
    }

    boolean isFrozen() {
        return locked(() -> frozen);
    }

    /** Completes when it dies or freezes. */
    CompletableFuture<Void> stopped() {
        return locked(() -> stopped);
    }

    boolean hasCallsInFlight() {
        return inFlight.get() > 0;
    }

    /** Goes on with what was held when it froze. */
    void thaw() {
        List<Runnable> due = locked(() -> {
            frozen = false;
            writtenAwake.clear();
            stopped = new CompletableFuture<>();
            return taken(held);
        });
        due.forEach(Runnable::run);
    }

    /** Sessions of the groups that it has written to since it went on, what was held aside. */
    Set<String> writtenAwake() {
        return Set.copyOf(writtenAwake);
    }

    /** Lets the requests arrive that were thought lost. */
    void deliverLate() {
        locked(() -> taken(lost)).forEach(Runnable::run);
    }

    private static List<Runnable> taken(List<Runnable> from) {
        List<Runnable> due = List.copyOf(from);
        from.clear();
        return due;
    }

    HttpTransport around(HttpTransport wire) {
        return call -> send(wire, call);
    }

    private CompletionStage<HttpAnswer> send(HttpTransport wire, HttpCall call) {
        boolean write = Writers.isWrite(call);
        Turn turn = turn(write);
        CompletableFuture<HttpAnswer> answer = new CompletableFuture<>();
        switch (turn) {
            case GO -> {
                // What was held may be sent once more, with another token.
                if (write && !wereHeld.contains(content(call))) {
                    writtenAwake.add(Writers.session(call));
                }
                pass(wire, call, answer);
            }
            case LAST -> {
                CompletableFuture<HttpAnswer> unheard = new CompletableFuture<>();
                unheard.whenComplete((told, failure) -> stop());
                pass(wire, call, unheard);
            }
            case HOLD -> {
                wereHeld.add(content(call));
                hold(() -> pass(wire, call, answer));
            }
            case LOSE -> {
                // Whether anything comes back then, nobody waits to hear.
                locked(() -> lost.add(() -> wire.send(call)
                        .handle((told, failure) -> true)
                        .toCompletableFuture()
                        .join()));
                answer.completeExceptionally(new TimeoutException("no answer came"));
            }
            case NEVER -> stop();
        }
        return answer;
    }

    private static String content(HttpCall call) {
        return new String(call.body(), StandardCharsets.UTF_8);
    }

    private void pass(HttpTransport wire, HttpCall call, CompletableFuture<HttpAnswer> answer) {
        inFlight.incrementAndGet();
        writers.begin(this, call);
        wire.send(call).whenComplete((told, failure) -> {
            writers.end(this, call);
            inFlight.decrementAndGet();
            if (failure == null) {
                answer.complete(told);
            } else {
                answer.completeExceptionally(failure);
            }
        });
    }

    /** A pool whose transactions go through here. */
    io.vertx.mutiny.sqlclient.Pool around(io.vertx.mutiny.sqlclient.Pool pool) {
        io.vertx.sqlclient.Pool real = pool.getDelegate();
        return io.vertx.mutiny.sqlclient.Pool.newInstance((io.vertx.sqlclient.Pool) Proxy.newProxyInstance(
                Fate.class.getClassLoader(),
                new Class<?>[] {io.vertx.sqlclient.Pool.class},
                (proxy, method, given) -> method.getName().equals("withTransaction")
                        ? transaction(real, method, given)
                        : invoke(real, method, given)));
    }

    private @Nullable Object transaction(io.vertx.sqlclient.Pool real, Method method, Object[] given) throws Throwable {
        switch (turn(false)) {
            case LAST -> {
                given[given.length - 1] = (Handler<Future<?>>) outcome -> stop();
                return invoke(real, method, given);
            }
            case HOLD -> hold(() -> invokeUnchecked(real, method, given));
            case NEVER -> stop();
            default -> {
                return invoke(real, method, given);
            }
        }
        return null;
    }

    private static void invokeUnchecked(Object real, Method method, Object[] given) {
        try {
            invoke(real, method, given);
        } catch (Throwable failed) {
            throw new AssertionError("a transaction could not be begun", failed);
        }
    }

    private static @Nullable Object invoke(Object real, Method method, Object[] given) throws Throwable {
        try {
            return method.invoke(real, given);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }

    private void hold(Runnable work) {
        locked(() -> held.add(work));
        stop();
    }

    private void stop() {
        stopped().complete(null);
    }

    private Turn turn(boolean write) {
        return locked(() -> {
            if (dead) {
                return Turn.NEVER;
            }
            if (frozen) {
                return Turn.HOLD;
            }
            boolean counts = blow instanceof Blow.Death || (blow != null && write);
            return counts && --left <= 0 ? strike() : Turn.GO;
        });
    }

    private Turn strike() {
        Blow struck = blow;
        blow = null;
        dead = struck instanceof Blow.Death;
        frozen = struck instanceof Blow.Freeze;
        if (struck instanceof Blow.Death death) {
            return death.done() ? Turn.LAST : Turn.NEVER;
        }
        return frozen ? Turn.HOLD : Turn.LOSE;
    }

    private <T> T locked(java.util.function.Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
