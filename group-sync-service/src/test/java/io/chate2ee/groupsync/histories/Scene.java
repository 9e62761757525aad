package io.chate2ee.groupsync.histories;

import io.chate2ee.contract.id.Identity;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.contract.user.IdentitySource;
import io.chate2ee.contract.user.UserRecord;
import io.chate2ee.groupsync.ledger.TestLedger;
import io.chate2ee.groupsync.testing.ChatGroup;
import io.chate2ee.groupsync.testing.Person;
import io.chate2ee.groupsync.testing.Surroundings;
import io.chate2ee.groupsync.users.UserTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** The people and groups of one history, and what is desired of them: told to the real ledger, and kept here. */
final class Scene {
    private final Surroundings surroundings;
    private final Stays stays;
    private final UserTable users;
    private final String run = Long.toString(System.nanoTime(), Character.MAX_RADIX);
    private final List<Person> people = new ArrayList<>();
    private final Set<Integer> forgotten = new HashSet<>();
    private final List<Group> groups = new ArrayList<>();
    private long version = 1;

    /** A group's present life, and how many ever came in and went out. */
    final class Group {
        final ChatGroup chat = ChatGroup.ofTheLedger(surroundings);
        final Chronicle chronicle =
                new Chronicle(new TestLedger(surroundings.pool(), chat.guid()), chat.guid(), this::changes);
        final List<Identity> endedLives = new ArrayList<>();
        Identity identity;
        boolean ended;
        int removals;
        int admissions;

        private Group() {
            chronicle.begins();
            this.identity = chat.identity();
        }

        boolean hasMember(int person) {
            return chronicle.members().contains(uid(person));
        }

        private void changes(Set<Uid> before, Set<Uid> after) {
            IntStream.range(0, people.size()).forEach(person -> {
                boolean was = before.contains(uid(person));
                boolean is = after.contains(uid(person));
                if (is && !was) {
                    admissions++;
                    stays.begin(this, person);
                } else if (was && !is) {
                    removals++;
                }
            });
        }
    }

    Scene(Surroundings surroundings, Stays stays) {
        this.surroundings = surroundings;
        this.stays = stays;
        this.users = new UserTable(surroundings.pool(), () -> {});
        IntStream.range(0, Happenings.PEOPLE).forEach(person -> {
            people.add(new Person("u" + person + "-" + run, surroundings));
            tell(person, false);
        });
        IntStream.range(0, Happenings.GROUPS).forEach(group -> groups.add(new Group()));
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
        return !group.ended && group.hasMember(person) && !forgotten.contains(person);
    }

    private Uid uid(int person) {
        return new Uid(people.get(person).uid());
    }

    void change(Happening.Change change) {
        if (change instanceof Happening.OfAMember what) {
            Group group = groups.get(what.group());
            if (!group.ended) {
                group.chronicle.happens(what, uid(what.person()));
            }
        } else if (change instanceof Happening.Arrive late) {
            groups.get(late.group()).chronicle.somethingLateArrives(late.which());
        } else if (change instanceof Happening.Repeat again) {
            groups.get(again.group()).chronicle.somethingIsRepeated(again.which());
        } else if (change instanceof Happening.Snapshot listed) {
            Group group = groups.get(listed.group());
            if (!group.ended) {
                group.chronicle.isListed();
            }
        } else if (change instanceof Happening.Delete delete) {
            delete(groups.get(delete.group()));
        } else if (change instanceof Happening.CreateAgain again) {
            createAgain(groups.get(again.group()));
        } else if (change instanceof Happening.Forget forget) {
            forget(forget.person());
        } else if (change instanceof Happening.NewIdentity fresh) {
            newIdentity(fresh.person());
        }
    }

    /** Something happens of which the ledger hears later. */
    void happensUnheard(Happening.OfAMember what) {
        Group group = groups.get(what.group());
        if (!group.ended) {
            group.chronicle.happensUnheard(what, uid(what.person()));
        }
    }

    void everythingLateArrives() {
        groups.forEach(group -> group.chronicle.everythingLateArrives());
    }

    private static void delete(Group group) {
        if (!group.ended) {
            group.ended = true;
            group.endedLives.add(group.identity);
            group.chronicle.ends();
        }
    }

    private static void createAgain(Group group) {
        if (group.ended) {
            group.ended = false;
            group.removals = 0;
            group.admissions = 0;
            group.chat.nextLife();
            group.chronicle.begins();
            group.identity = group.chat.identity();
        }
    }

    private void forget(int person) {
        forgotten.add(person);
        tell(person, true);
        IntStream.range(0, groups.size()).forEach(group -> change(new Happening.Remove(group, person)));
    }

    private void newIdentity(int person) {
        Person before = people.get(person);
        people.set(person, new Person(before.uid(), new Identity(before.identity() + "-" + ++version), surroundings));
        forgotten.remove(person);
        groups.stream().filter(group -> group.hasMember(person)).forEach(group -> group.removals++);
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
