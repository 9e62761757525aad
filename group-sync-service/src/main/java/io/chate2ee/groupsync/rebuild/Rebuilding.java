package io.chate2ee.groupsync.rebuild;

import static java.util.Objects.requireNonNull;

import io.chate2ee.contract.id.Identity;
import io.chate2ee.groupsync.cloud.Refusals;
import io.chate2ee.groupsync.owner.Owner;
import io.chate2ee.groupsync.rebuild.Rebuild.Report;
import io.chate2ee.groupsync.users.UserTable;
import io.chate2ee.virgil.CloudException;
import io.chate2ee.virgil.VirgilException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** The users first, then one group after the other. Blocks. */
@Singleton
class Rebuilding {
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Announcements announcements;
    private final UserTable users;
    private final CloudTickets tickets;
    private final RebuiltGroups groups;

    @Inject
    Rebuilding(Announcements announcements, UserTable users, CloudTickets tickets, RebuiltGroups groups) {
        this.announcements = announcements;
        this.users = users;
        this.tickets = tickets;
        this.groups = groups;
    }

    /**
     * Does it.
     *
     * @param lines is told which groups cannot be rebuilt, and which records cannot be read
     * @throws CloudException if the cloud does not answer, or refuses; what was written stays
     */
    Report run(Owner owner, Consumer<String> lines) {
        AtomicReference<Report> all = new AtomicReference<>(new Report(0, 0, 0, 0));
        Consumer<String> unreadable = line -> {
            lines.accept(line);
            all.getAndUpdate(report -> report.plus(new Report(0, 0, 0, 1)));
        };
        announcements.users(batch -> now(users.tell(batch)), unreadable);
        announcements.groups(
                told -> {
                    Report one = rebuild(told, owner, lines);
                    all.getAndUpdate(report -> report.plus(one));
                },
                unreadable);
        return requireNonNull(all.get());
    }

    private Report rebuild(Told told, Owner owner, Consumer<String> lines) {
        Optional<Identity> identity = told.record().groupIdentity();
        try {
            List<FoundEpoch> epochs = identity.isEmpty() ? List.of() : now(tickets.of(told, identity.get(), owner));
            return report(told, now(groups.write(told, epochs)), lines);
        } catch (CloudException refusal) {
            if (!Refusals.concernOneGroup(refusal)) {
                // Says nothing about the ticket: whoever runs this again when the cloud answers finds it.
                throw refusal;
            }
            lines.accept(told.record().guid() + ": " + refusal.getMessage());
            return new Report(0, 0, 0, 1);
        } catch (VirgilException foreign) {
            lines.accept(told.record().guid() + ": a ticket is not the owner's");
            return new Report(0, 0, 0, 1);
        }
    }

    private static Report report(Told told, RebuiltGroups.Outcome outcome, Consumer<String> lines) {
        return switch (outcome) {
            case WRITTEN -> new Report(1, 0, 0, 0);
            case BEHIND -> new Report(0, 1, 0, 0);
            case KNOWN -> new Report(0, 0, 1, 0);
            case ANOTHER -> {
                lines.accept(told.record().guid() + ": is announced with another identity than the database has");
                yield new Report(0, 0, 0, 1);
            }
        };
    }

    private static <T> T now(Uni<T> work) {
        return work.await().atMost(LONGEST);
    }
}
