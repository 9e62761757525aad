package io.chate2ee.groupsync.source;

import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.id.Uid;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads lists whole, though they come in pages that shift when somebody comes or goes. What fits on one page is whole; longer lists are
 * read until two readings in a row agree with each other and with the API's own count. Otherwise somebody who stayed could be missing,
 * and would lose the group.
 */
public final class GroupSource {
    private static final int ATTEMPTS = 5;

    /** Owner of groups made through REST on nobody's behalf; never a member (vendor documentation). */
    private static final String SYSTEM_USER = "app_system";

    private final ChatApi api;
    private final Clock clock;

    GroupSource(ChatApi api, Clock clock) {
        this.api = api;
        this.clock = clock;
    }

    /** What happens to each page of groups. */
    @FunctionalInterface
    public interface Pages {
        /**
         * Takes the groups of one page that were on none before.
         *
         * @param unusable how many more there were, with ids or of a form that no group can have here
         * @param total how many groups there are in all
         */
        void take(List<SourceGroup> fresh, int unusable, long total) throws IOException, InterruptedException;
    }

    private interface Reading<T> {
        Page<T> page(int number) throws IOException, InterruptedException;
    }

    /**
     * Reads all groups. A group that is deleted meanwhile shifts the others forward by a place, so pages are read until nothing new
     * comes, from the beginning once more: groups are listed twice, and read once.
     */
    public void groups(Pages pages) throws IOException, InterruptedException {
        list(api::groups, pages);
    }

    /** Reads the groups that say they were changed after a moment, in whole seconds, as {@link #groups} does with all. */
    public void changedGroups(Instant after, Pages pages) throws IOException, InterruptedException {
        list(page -> api.changed(after, page), pages);
    }

    private static void list(Reading<SourceGroup> reading, Pages pages) throws IOException, InterruptedException {
        Set<Guid> seen = new LinkedHashSet<>();
        int before;
        int listed;
        do {
            before = seen.size();
            int number = 1;
            Page<SourceGroup> page;
            do {
                page = reading.page(number);
                List<SourceGroup> fresh = page.items().stream()
                        .filter(group -> seen.add(group.guid()))
                        .toList();
                pages.take(fresh, before == 0 ? page.unusable() : 0, Math.max(page.total(), seen.size()));
                number++;
            } while (number <= page.pages());
            listed = number - 1;
            // What fits on one page is whole.
        } while (listed > 1 && seen.size() > before);
    }

    /**
     * Who is in a group.
     *
     * @return nothing if there is no such group
     * @throws DriftException if it never held still
     */
    public Optional<Membership> membership(Guid guid) throws IOException, InterruptedException {
        Optional<SourceGroup> group = api.group(guid);
        return group.isEmpty() ? Optional.empty() : Optional.of(membership(group.get()));
    }

    /**
     * Who is in a group that was listed.
     *
     * @throws DriftException if it never held still
     */
    public Membership membership(SourceGroup group) throws IOException, InterruptedException {
        Instant beganAt = clock.instant();
        List<Uid> members = new ArrayList<>(whole(group.guid(), page -> api.members(group.guid(), page)));
        members.removeIf(member -> member.value().equals(SYSTEM_USER));
        List<Uid> banned = whole(group.guid(), page -> api.banned(group.guid(), page));
        return new Membership(group, beganAt, members, banned);
    }

    private static List<Uid> whole(Guid guid, Reading<Uid> reading) throws IOException, InterruptedException {
        Optional<Set<Uid>> last = Optional.empty();
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Page<Uid> first = reading.page(1);
            if (first.pages() == 1) {
                return List.copyOf(new LinkedHashSet<>(first.items()));
            }
            Optional<Set<Uid>> all = rest(first, reading);
            if (all.isPresent() && all.equals(last)) {
                return List.copyOf(all.get());
            }
            last = all;
        }
        throw new DriftException(guid, ATTEMPTS);
    }

    /** What all pages hold; nothing if that is not as much as they say themselves. */
    private static Optional<Set<Uid>> rest(Page<Uid> first, Reading<Uid> reading)
            throws IOException, InterruptedException {
        Set<Uid> all = new LinkedHashSet<>(first.items());
        int unusable = first.unusable();
        Page<Uid> page = first;
        for (int number = 2; number <= page.pages(); number++) {
            page = reading.page(number);
            all.addAll(page.items());
            unusable += page.unusable();
        }
        boolean whole = page.total() == first.total() && all.size() + unusable == first.total();
        return whole ? Optional.of(all) : Optional.empty();
    }
}
