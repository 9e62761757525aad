package io.chate2ee.stack.suite;

import io.chate2ee.stack.Checkout;
import io.chate2ee.stack.DataDirectory;
import io.chate2ee.stack.e3kit.DeviceLogin;
import io.chate2ee.stack.e3kit.E3KitProcess;
import io.chate2ee.stack.issuer.LoginIssuer;
import io.chate2ee.stack.issuer.LoginKey;
import io.chate2ee.stack.process.Artifact;
import io.chate2ee.stack.process.ChildFailure;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The whole suite on this machine, as real processes: what a test or the quickstart talks to. Make it, {@link #start} it,
 * and {@link #close} it, which may happen at any moment from another thread.
 */
public final class LocalStack implements AutoCloseable {
    private final Checkout checkout;
    private final StackOptions options;
    private final StackHome home;
    private final StackAddresses addresses;
    private final LoginIssuer issuer;
    private final OpenThings open = new OpenThings();
    private final CompletableFuture<ChildFailure> failure = new CompletableFuture<>();
    private final AtomicBoolean closing = new AtomicBoolean();
    private final ReentrantLock starting = new ReentrantLock();
    private final AtomicBoolean keepLogs = new AtomicBoolean();
    private final StackStart start;

    /** A stack that is not running yet. */
    public LocalStack(Checkout checkout, StackOptions options, Progress progress) {
        this.checkout = checkout;
        this.options = options;
        this.home = new StackHome(DataDirectory.of(options.data(), "stack"));
        this.addresses = StackAddresses.of(options.ports());
        this.issuer = new LoginIssuer(ServiceSettings.LOGIN_ISSUER, LoginKey.generate(), Clock.systemUTC());
        this.start = new StackStart(checkout, options, home, issuer, open, failure, progress);
    }

    /**
     * Starts everything and returns when all services are ready. Whatever was started is stopped again if it fails.
     *
     * @throws ChildFailure if a part does not come up, with one line that names the log
     */
    public void start() {
        starting.lock();
        try {
            start.run();
        } catch (RuntimeException e) {
            if (!closing.get()) {
                keepLogs();
            }
            stopAfter(e);
            throw e;
        } finally {
            starting.unlock();
        }
    }

    private void stopAfter(RuntimeException failure) {
        try {
            open.close();
        } catch (RuntimeException e) {
            // Why it did not start matters more than what would not stop.
            failure.addSuppressed(e);
        }
    }

    /** Where everything listens. */
    public StackAddresses addresses() {
        return addresses;
    }

    /** Completes when a process ends that nobody stopped; never otherwise. */
    public CompletableFuture<ChildFailure> failure() {
        return failure;
    }

    /** group-sync-service, to be killed and restarted by tests. */
    public RunningChild groupSync() {
        return service("group-sync-service");
    }

    /** The process of a service that was started with the stack. */
    public RunningChild service(String name) {
        return start.service(name);
    }

    /**
     * Starts a further process of a service beside those that run, with the same settings on a port of its own, and returns at
     * once. It is stopped with the stack.
     *
     * @param name such as {@code token-service}
     * @param artifact what to start, perhaps of another version
     */
    public Replica another(String name, Artifact artifact) {
        return start.another(name, artifact.command(StackStart.HEAP));
    }

    /**
     * The same, for measuring.
     *
     * @param line the whole command
     */
    public Replica another(String name, List<String> line) {
        return start.another(name, line);
    }

    /** A further process of a service, of the version that the stack runs. */
    public Replica another(String name) {
        return another(name, checkout.service(name, options.form()));
    }

    /** A valid login JWT of the user. */
    public String loginToken(String uid) {
        return issuer.token(uid);
    }

    /** What a chat app of the user starts E3Kit with. */
    public DeviceLogin deviceLogin(String uid) {
        return new DeviceLogin(addresses.virgilJwt(), addresses.standIn(), loginToken(uid));
    }

    /** Starts the real E3Kit; it is stopped with the stack. */
    public E3KitProcess startE3Kit() {
        return open.add(E3KitProcess.start(checkout, home.devices(), home.log("e3kit")));
    }

    /** The directory of this stack's data and logs. */
    public Path directory() {
        return home.directory().path();
    }

    /** The directory of the logs. */
    public Path logs() {
        return home.in(StackHome.LOGS);
    }

    /** Leaves the logs where they are when the stack is closed, since somebody has to look at them. */
    public void keepLogs() {
        keepLogs.set(true);
    }

    /** Stops everything in order: E3Kit and the services first, the servers they need after them. */
    @Override
    public void close() {
        closing.set(true);
        open.close();
        // A start under way notices that it is too late and ends; what it was just starting must not be left behind.
        starting.lock();
        try {
            if (keepLogs.get()) {
                home.directory().deleteUnlessKeptExcept(StackHome.LOGS);
            } else {
                home.directory().deleteUnlessKept();
            }
        } finally {
            starting.unlock();
        }
    }
}
