package io.chate2ee.groupsync.apply;

import io.chate2ee.virgil.cloud.VirgilCloud;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets a process die at a call: the call is or is not made, and nothing is ever heard of it again. Everything written before stays,
 * the lease included, just as after kill -9.
 */
final class DyingCloud {
    final CompletableFuture<Void> dead = new CompletableFuture<>();
    private final String method;
    private final boolean callIsMade;
    private final AtomicInteger callsToLive;

    private DyingCloud(String method, int callsToLive, boolean callIsMade) {
        this.method = method;
        this.callsToLive = new AtomicInteger(callsToLive);
        this.callIsMade = callIsMade;
    }

    static DyingCloud before(String method, int number) {
        return new DyingCloud(method, number, false);
    }

    static DyingCloud after(String method, int number) {
        return new DyingCloud(method, number, true);
    }

    VirgilCloud around(VirgilCloud cloud) {
        return (VirgilCloud) Proxy.newProxyInstance(
                VirgilCloud.class.getClassLoader(),
                new Class<?>[] {VirgilCloud.class},
                (proxy, called, arguments) -> call(cloud, called, arguments));
    }

    private Object call(VirgilCloud cloud, Method called, Object[] arguments) throws Throwable {
        try {
            if (dead.isDone()) {
                return new CompletableFuture<>();
            }
            if (!called.getName().equals(method) || callsToLive.decrementAndGet() > 0) {
                return called.invoke(cloud, arguments);
            }
            if (callIsMade) {
                CompletionStage<?> made = (CompletionStage<?>) called.invoke(cloud, arguments);
                made.whenComplete((answer, failure) -> dead.complete(null));
            } else {
                dead.complete(null);
            }
            return new CompletableFuture<>();
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }
}
