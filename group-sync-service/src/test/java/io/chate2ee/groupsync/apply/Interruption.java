package io.chate2ee.groupsync.apply;

import io.vertx.mutiny.sqlclient.Pool;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Lets something happen right before a process's so manieth transaction begins. */
final class Interruption {
    private final AtomicInteger left;
    private final Runnable what;

    Interruption(int transaction, Runnable what) {
        this.left = new AtomicInteger(transaction);
        this.what = what;
    }

    Pool around(Pool pool) {
        io.vertx.sqlclient.Pool real = pool.getDelegate();
        return Pool.newInstance((io.vertx.sqlclient.Pool) Proxy.newProxyInstance(
                Interruption.class.getClassLoader(),
                new Class<?>[] {io.vertx.sqlclient.Pool.class},
                (proxy, method, given) -> call(real, method, given)));
    }

    private @Nullable Object call(io.vertx.sqlclient.Pool real, Method method, Object[] given) throws Exception {
        if (!method.getName().equals("withTransaction") || left.decrementAndGet() != 0) {
            return method.invoke(real, given);
        }
        // On a thread of its own: the caller's must not block. The outcome goes to the handler that is given.
        new Thread(() -> interrupt(real, method, given), "interruption").start();
        return null;
    }

    private void interrupt(io.vertx.sqlclient.Pool real, Method method, Object[] given) {
        what.run();
        try {
            method.invoke(real, given);
        } catch (IllegalAccessException | InvocationTargetException failed) {
            throw new AssertionError("a transaction could not be begun", failed);
        }
    }
}
