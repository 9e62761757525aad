package io.chate2ee.stack.fleet;

import io.chate2ee.stack.scene.ChatBackend;
import io.chate2ee.stack.scene.SceneFailure;
import io.chate2ee.stack.suite.LocalStack;
import io.chate2ee.stack.suite.StackAddresses;
import java.net.ConnectException;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Users who ask without a pause for tokens and identities, each time another one of the processes that serve. */
public final class Calls implements AutoCloseable {
    private final LocalStack stack;
    private final List<String> uids;
    private final List<URI> tokenServices = new CopyOnWriteArrayList<>();
    private final List<URI> identityServices = new CopyOnWriteArrayList<>();
    private final AtomicLong answered = new AtomicLong();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean over = new AtomicBoolean();
    private final Thread thread = new Thread(this::run, "calls");

    /** Users who will ask, once {@link #start} is called, those services of the stack that it began with. */
    public Calls(LocalStack stack, List<String> uids) {
        this.stack = stack;
        this.uids = List.copyOf(uids);
        tokenServices.add(stack.addresses().tokenService());
        identityServices.add(stack.addresses().identityService());
    }

    /** Begins. */
    public Calls start() {
        thread.start();
        return this;
    }

    /** What calls token-service, as a balancer that knows who is ready; changes count for the next call. */
    public List<URI> tokenServices() {
        return tokenServices;
    }

    /** What calls identity-service. */
    public List<URI> identityServices() {
        return identityServices;
    }

    /** How many calls were answered as they should be. */
    public long answered() {
        return answered.get();
    }

    /** What went wrong, for people. */
    public List<String> failures() {
        return List.copyOf(failures);
    }

    private void run() {
        for (int call = 0; !over.get(); call++) {
            try {
                ask(call);
            } catch (SceneFailure e) {
                failures.add(String.valueOf(e.getMessage()));
            }
        }
    }

    private void ask(int call) {
        try {
            askOnce(call);
        } catch (SceneFailure e) {
            if (!(e.getCause() instanceof ConnectException)) {
                throw e;
            }
            // Nobody took the call: whoever it was meant for has ended since. A balancer gives it to another.
            askOnce(call);
        }
    }

    private void askOnce(int call) {
        String uid = uids.get(call % uids.size());
        ChatBackend backend = backend(call);
        backend.virgilJwt(uid);
        backend.identityOf(uids.get((call + 1) % uids.size()), uid);
        answered.addAndGet(2);
    }

    private ChatBackend backend(int call) {
        StackAddresses addresses = stack.addresses()
                .withTokenService(next(tokenServices, call))
                .withIdentityService(next(identityServices, call));
        return new ChatBackend(addresses, stack::loginToken);
    }

    private static URI next(List<URI> addresses, int call) {
        List<URI> now = List.copyOf(addresses);
        return now.get(call % now.size());
    }

    /** Ends; returns when the last call is answered. */
    @Override
    public void close() {
        over.set(true);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
