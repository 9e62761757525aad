package io.chate2ee.stack.suite;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** Services that may stop in any order among themselves, and therefore stop together. */
final class ServiceGroup implements AutoCloseable {
    private final List<RunningChild> services = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    RunningChild add(RunningChild service) {
        services.add(service);
        if (closed) {
            service.close();
            throw new IllegalStateException("Stopped while starting");
        }
        return service;
    }

    @Override
    public void close() {
        closed = true;
        List<Runnable> stops =
                services.stream().<Runnable>map(service -> service::close).collect(Collectors.toList());
        if (!stops.isEmpty()) {
            Together.run(stops, () -> {});
        }
    }
}
