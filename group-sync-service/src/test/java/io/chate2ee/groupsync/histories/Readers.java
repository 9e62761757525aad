package io.chate2ee.groupsync.histories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.chate2ee.groupsync.testing.ChatGroup;
import io.chate2ee.groupsync.testing.Person;
import io.chate2ee.groupsync.testing.RealClients;
import io.chate2ee.groupsync.testing.Surroundings;
import io.chate2ee.stack.e3kit.Device;
import io.chate2ee.stack.e3kit.E3KitException;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/** People with the real E3Kit in some groups. The first two of each group's circle stay, the others come and go. */
final class Readers {
    private static final int WHO_STAY = 2;
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final Set<Integer> CLOSED = Set.of(
            E3KitException.GROUP_NO_ACCESS, E3KitException.REMOTE_GROUP_NOT_FOUND, E3KitException.GROUP_OUTDATED);

    private final String owner;
    private final List<Person> people = new ArrayList<>();
    private final List<Device> devices = new ArrayList<>();
    private final List<Circle> circles = new ArrayList<>();
    private @Nullable Circle changed;
    private int changes;
    private int readWhileChanging;
    private int checks;
    private int read;
    private int refused;

    /** A group, who is in it, and whose device has ever loaded it. */
    private record Circle(ChatGroup chat, int first, Set<Integer> members, Set<Integer> loaded) {
        String identity() {
            return chat.identity().value();
        }
    }

    Readers(Surroundings surroundings, RealClients clients, String owner, int howMany, int groups) {
        this.owner = owner;
        String run = Long.toString(System.nanoTime(), Character.MAX_RADIX);
        for (int i = 0; i < howMany; i++) {
            Person person = new Person("reader" + i + "-" + run, surroundings);
            people.add(person);
            devices.add(clients.firstDeviceOf(person.identity().value()));
        }
        for (int group = 0; group < groups; group++) {
            Set<Integer> members = new HashSet<>(Set.of(group % howMany, (group + 1) % howMany));
            Person[] first = members.stream().map(people::get).toArray(Person[]::new);
            circles.add(new Circle(ChatGroup.of(surroundings, first), group % howMany, members, new HashSet<>()));
        }
    }

    private int who(Circle circle, int number) {
        return (circle.first() + number) % people.size();
    }

    /** Somebody comes or goes somewhere. */
    void change(Random random) {
        Circle circle = circles.get(random.nextInt(circles.size()));
        int person = who(circle, WHO_STAY + random.nextInt(people.size() - WHO_STAY));
        if (circle.members().remove(person)) {
            circle.chat().remove(people.get(person));
        } else {
            circle.members().add(person);
            circle.chat().admit(people.get(person));
        }
        changed = circle;
        changes++;
    }

    /** One who stays where something was changed last writes, the other reads, whatever happens to the group meanwhile. */
    void talkOfThoseWhoStay() {
        Circle circle = Objects.requireNonNull(changed);
        boolean settled = isSettled(circle);
        String message = write(circle, who(circle, 0));
        reads(circle, who(circle, 1), message);
        readWhileChanging += settled ? 0 : 1;
    }

    /** A group in which nothing is left to do; it stays so until the next change. */
    OptionalInt settledOne(Random random) {
        int from = random.nextInt(circles.size());
        return IntStream.range(0, circles.size())
                .map(i -> (from + i) % circles.size())
                .filter(group -> isSettled(circles.get(group)))
                .findFirst();
    }

    /** All members read what one of them writes now, and nobody else can. */
    void checkExactly(int group) {
        Circle circle = circles.get(group);
        String message = write(circle, who(circle, 0));
        for (int person = 0; person < people.size(); person++) {
            if (circle.members().contains(person)) {
                reads(circle, person, message);
            } else {
                cannotRead(circle, person, message);
            }
        }
        checks++;
    }

    private String write(Circle circle, int person) {
        refresh(circle, person);
        return devices.get(person).encryptGroup(circle.identity(), text(circle));
    }

    private static String text(Circle circle) {
        return "said in " + circle.chat().guid();
    }

    private void reads(Circle circle, int person, String message) {
        refresh(circle, person);
        String sender = devices.get(who(circle, 0)).identity();
        assertThat(devices.get(person).decryptGroup(circle.identity(), sender, message))
                .isEqualTo(text(circle));
        read++;
    }

    private void refresh(Circle circle, int person) {
        Device device = devices.get(person);
        if (circle.loaded().contains(person)) {
            device.updateGroup(circle.identity());
        } else {
            device.loadGroup(circle.identity(), owner);
            circle.loaded().add(person);
        }
    }

    private void cannotRead(Circle circle, int person, String message) {
        Device device = devices.get(person);
        if (circle.loaded().remove(person)) {
            String sender = devices.get(who(circle, 0)).identity();
            isClosed(() -> device.decryptGroup(circle.identity(), sender, message), person);
            isClosed(() -> device.updateGroup(circle.identity()), person);
        }
        isClosed(() -> device.loadGroup(circle.identity(), owner), person);
        refused++;
    }

    private static void isClosed(ThrowingCallable call, int person) {
        E3KitException refusal = catchThrowableOfType(E3KitException.class, call);
        assertThat(refusal)
                .as("what person %d, who is no member, is told", person)
                .isNotNull();
        assertThat(CLOSED).as("%s", refusal).contains(refusal.code().orElse(-1));
    }

    void awaitSettled() {
        await().atMost(LONGEST).until(() -> circles.stream().allMatch(Readers::isSettled));
    }

    private static boolean isSettled(Circle circle) {
        Row row = circle.chat().row();
        return row.getOffsetDateTime("dirty_since") == null && row.getString("lease_holder") == null;
    }

    @Override
    public String toString() {
        return "%d changes in %d groups, %d messages read by members (%d of them while the group changed), %d times by exactly the"
                        .formatted(changes, circles.size(), read, readWhileChanging, checks)
                + " members, " + refused + " others refused";
    }
}
