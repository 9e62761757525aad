package io.chate2ee.groupsync.histories;

import io.chate2ee.contract.id.Identity;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.contract.user.IdentitySource;
import io.chate2ee.contract.user.UserRecord;
import io.chate2ee.groupsync.testing.ChatGroup;
import io.chate2ee.groupsync.testing.Person;
import io.chate2ee.groupsync.testing.Surroundings;
import io.chate2ee.groupsync.users.UserTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** The people and groups of one history, and what is desired of them: written to the database as the ledger does, and kept here. */
final class Scene {
    private final Surroundings surroundings;
    private final UserTable users;
    private final String run = Long.toString(System.nanoTime(), Character.MAX_RADIX);
    private final List<Person> people = new ArrayList<>();
    private final Set<Integer> forgotten = new HashSet<>();
    private final List<Group> groups = new ArrayList<>();
    private long version = 1;

    /** A group's present life: who is desired, and how many were ever taken out of it. */
    static final class Group {
        final ChatGroup chat;
        final Set<Integer> members = new TreeSet<>();
        final List<Identity> endedLives = new ArrayList<>();
        Identity identity;
        boolean ended;
        int removals;
        int admissions;

        private Group(ChatGroup chat) {
            this.chat = chat;
            this.identity = chat.identity();
        }
    }

    Scene(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.users = new UserTable(surroundings.pool(), () -> {});
        IntStream.range(0, Happenings.PEOPLE).forEach(person -> {
            people.add(new Person("u" + person + "-" + run, surroundings));
            tell(person, false);
        });
        IntStream.range(0, Happenings.GROUPS).forEach(group -> groups.add(new Group(ChatGroup.of(surroundings))));
    }

    List<Group> groups() {
        return groups;
    }

    List<Person> people() {
        return people;
    }

    /** Whether the person is to read the group, if there is a place. */
    boolean isEligible(Group group, int person) {
        return isDesired(group, person) && people.get(person).canBeGivenTickets();
    }

    boolean isDesired(Group group, int person) {
        return !group.ended && group.members.contains(person) && !forgotten.contains(person);
    }

    void change(Happening.Change change) {
        if (change instanceof Happening.Admit admit) {
            admit(groups.get(admit.group()), admit.person());
        } else if (change instanceof Happening.Remove remove) {
            remove(groups.get(remove.group()), remove.person());
        } else if (change instanceof Happening.Delete delete) {
            delete(groups.get(delete.group()));
        } else if (change instanceof Happening.CreateAgain again) {
            createAgain(groups.get(again.group()));
        } else if (change instanceof Happening.Forget forget) {
            forgotten.add(forget.person());
            tell(forget.person(), true);
            groups.forEach(group -> remove(group, forget.person()));
        } else if (change instanceof Happening.NewIdentity fresh) {
            newIdentity(fresh.person());
        }
    }

    private void admit(Group group, int person) {
        if (!group.ended && !forgotten.contains(person) && group.members.add(person)) {
            group.admissions++;
            group.chat.admit(people.get(person));
        }
    }

    private void remove(Group group, int person) {
        if (!group.ended && group.members.remove(person)) {
            group.removals++;
            group.chat.remove(people.get(person));
        }
    }

    private static void delete(Group group) {
        if (!group.ended) {
            group.ended = true;
            group.endedLives.add(group.identity);
            group.chat.delete();
        }
    }

    private static void createAgain(Group group) {
        if (group.ended) {
            group.ended = false;
            group.removals = 0;
            group.admissions = 0;
            group.members.clear();
            group.chat.createAgain();
            group.identity = group.chat.identity();
        }
    }

    private void newIdentity(int person) {
        Person before = people.get(person);
        people.set(person, new Person(before.uid(), new Identity(before.identity() + "-" + ++version), surroundings));
        forgotten.remove(person);
        groups.stream().filter(group -> group.members.contains(person)).forEach(group -> group.removals++);
        tell(person, false);
    }

    private void tell(int person, boolean isForgotten) {
        Person told = people.get(person);
        users.tell(List.of(new UserRecord(
                        new Uid(told.uid()), told.identity(), IdentitySource.IMPORTED, ++version, isForgotten)))
                .await()
                .indefinitely();
    }
}
