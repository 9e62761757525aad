package io.chate2ee.groupsync.plan;

import io.chate2ee.contract.id.Identity;
import io.chate2ee.contract.id.Uid;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who has a place, who must go and who waits.
 *
 * @param placed members to be given tickets, those who hold some already first
 * @param leaving holders who are no longer desired, or whose stay has ended and another begun: they lose all copies
 * @param excessive holders who are desired and may have copies of epochs before their stay: they lose all copies and get theirs again
 * @param waiting desired members without identity, card or place
 * @param full whether somebody waits for nothing but a place
 */
record Seating(List<Seat> placed, List<Holder> leaving, List<Holder> excessive, List<Uid> waiting, boolean full) {
    private static final Comparator<DesiredMember> FIRST_COME =
            Comparator.comparing(DesiredMember::since).thenComparing(DesiredMember::uid);

    static Seating of(GroupView view, Limits limits) {
        Map<Identity, Holder> holders = new HashMap<>();
        view.holders().stream()
                .filter(holder -> !holder.identity().equals(limits.owner()))
                .forEach(holder -> holders.put(holder.identity(), holder));

        Set<Identity> claimed = new HashSet<>();
        Set<Identity> another = new HashSet<>();
        List<Holder> excessive = new ArrayList<>();
        List<Seat> staying = new ArrayList<>();
        List<Seat> newcomers = new ArrayList<>();
        Set<Uid> waiting = new LinkedHashSet<>();
        int places = limits.members();
        for (DesiredMember member : view.desired().stream().sorted(FIRST_COME).toList()) {
            Identity identity = member.identity();
            MemberCard card = member.card();
            if (limits.owner().equals(identity)) {
                continue;
            }
            if (identity == null || !claimed.add(identity)) {
                waiting.add(member.uid());
                continue;
            }
            Holder holder = holders.get(identity);
            boolean holds = holder != null;
            boolean loses = false;
            if (holder != null && limits.history() == History.FROM_JOIN) {
                Long first = member.firstEpoch();
                loses = first == null || holder.mayHaveBefore(first);
                if (first == null) {
                    another.add(identity);
                } else if (loses) {
                    excessive.add(holder);
                }
            }
            // Who loses all copies and cannot be given others gives up the place as well.
            places -= holds && !(loses && card == null) ? 1 : 0;
            if (card == null) {
                waiting.add(member.uid());
            } else {
                Recipient recipient = new Recipient(identity, member.uid(), card);
                (holds ? staying : newcomers).add(Seat.of(member, recipient, limits.history()));
            }
        }
        int seats = Math.min(Math.max(places, 0), newcomers.size());
        List<Seat> placed = new ArrayList<>(staying);
        placed.addAll(newcomers.subList(0, seats));
        newcomers
                .subList(seats, newcomers.size())
                .forEach(seat -> waiting.add(seat.recipient().uid()));
        List<Holder> leaving = holders.values().stream()
                .filter(holder -> !claimed.contains(holder.identity()) || another.contains(holder.identity()))
                .sorted(Comparator.comparing(Holder::identity))
                .toList();
        return new Seating(placed, leaving, excessive, List.copyOf(waiting), seats < newcomers.size());
    }
}
