package io.chate2ee.benchmarks.load;

import io.chate2ee.contract.topic.TopicSpec;
import io.chate2ee.contract.topic.Topics;
import io.chate2ee.stack.FreePorts;
import io.chate2ee.stack.LocalKafka;
import io.chate2ee.stack.process.ChildCommand;
import io.chate2ee.stack.process.ChildProcess;
import io.chate2ee.stack.process.OrphanWatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/** A broker in a process of its own, so that it can be killed; it comes back with the same port and data. */
final class BrokerProcess implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private final Path directory = Files.createTempDirectory("chat-e2ee-broker");
    private final int port = FreePorts.next();
    private final OrphanWatch watch;
    private ChildProcess process;

    BrokerProcess(OrphanWatch watch) throws IOException {
        this.watch = watch;
        this.process = launch();
    }

    /** The broker itself. */
    public static void main(String[] arguments) throws InterruptedException {
        LocalKafka.start(new LocalKafka.Options(Path.of(arguments[0]), Integer.parseInt(arguments[1])))
                .createTopics(new Topics("").all());
        new CountDownLatch(1).await();
    }

    private ChildProcess launch() {
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                BrokerProcess.class.getName(),
                directory.resolve("data").toString(),
                Integer.toString(port));
        return ChildProcess.start(new ChildCommand("broker", command, Map.of(), directory.resolve("log")), watch);
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    /** Returns when it has its topics. */
    BrokerProcess ready() throws InterruptedException {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        try (var admin = Admin.create(Map.of(
                "bootstrap.servers", address(), "request.timeout.ms", 5_000, "default.api.timeout.ms", 10_000))) {
            while (!hasTopics(admin)) {
                if (System.nanoTime() > deadline || !process.isAlive()) {
                    throw new IllegalStateException("the broker does not come up; see " + directory);
                }
                Thread.sleep(LOOK_EVERY.toMillis());
            }
        }
        return this;
    }

    private static boolean hasTopics(Admin admin) throws InterruptedException {
        var names = new Topics("").all().stream().map(TopicSpec::name).toList();
        try {
            return admin.listTopics().names().get().containsAll(names);
        } catch (ExecutionException notYet) {
            return false;
        }
    }

    /** kill -9. */
    void kill() {
        process.kill();
    }

    void again() {
        process = launch();
    }

    @Override
    public void close() {
        process.kill();
    }
}
