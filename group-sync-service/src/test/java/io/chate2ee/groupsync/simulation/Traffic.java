package io.chate2ee.groupsync.simulation;

import io.chate2ee.stack.chat.ChatGroup;
import io.chate2ee.stack.chat.ChatGroups;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** People who come and go, at random but always the same. */
final class Traffic {
    private static final int LARGEST = 12;

    private final ChatGroups groups;
    private final List<String> people;
    private final List<String> guids = new ArrayList<>();
    private final Random random;

    Traffic(ChatGroups groups, List<String> people, int groupCount, Random random) {
        this.groups = groups;
        this.people = people;
        this.random = random;
        for (int i = 0; i < groupCount; i++) {
            guids.add("group-" + i);
        }
    }

    /** All guids that are ever used. */
    List<String> guids() {
        return List.copyOf(guids);
    }

    void makeGroups() {
        guids.forEach(this::make);
    }

    private void make(String guid) {
        List<String> shuffled = new ArrayList<>(people);
        Collections.shuffle(shuffled, random);
        groups.create(guid, shuffled.subList(0, 1 + random.nextInt(LARGEST)));
    }

    /** So many changes, evenly spread over a time; returns when all have happened. */
    void run(int changes, Duration time) throws InterruptedException, ExecutionException {
        CountDownLatch left = new CountDownLatch(changes);
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        try {
            ScheduledFuture<?> running = clock.scheduleAtFixedRate(
                    () -> {
                        if (left.getCount() > 0) {
                            happen();
                            left.countDown();
                        }
                    },
                    0,
                    time.toNanos() / changes,
                    TimeUnit.NANOSECONDS);
            while (!left.await(1, TimeUnit.SECONDS)) {
                if (running.isDone()) {
                    // A failure ends the repetition.
                    running.get();
                }
            }
        } finally {
            clock.shutdownNow();
        }
    }

    private void happen() {
        String guid = any(guids);
        ChatGroup group = groups.find(guid).orElse(null);
        if (group == null) {
            make(guid);
            return;
        }
        String member = any(group.members());
        int dice = random.nextInt(100);
        if (dice < 25) {
            groups.add(guid, any(people));
        } else if (dice < 45) {
            groups.join(guid, any(people));
        } else if (dice < 58) {
            groups.kick(guid, member);
        } else if (dice < 70) {
            groups.leave(guid, member);
        } else if (dice < 79) {
            groups.ban(guid, member);
        } else if (dice < 85) {
            group.banned().stream().findFirst().ifPresent(uid -> groups.unban(guid, uid));
        } else if (dice < 92) {
            groups.transfer(guid, member);
        } else if (dice < 97) {
            groups.update(guid);
        } else {
            groups.delete(guid);
        }
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
