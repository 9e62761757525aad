package io.chate2ee.groupsync.plan;

import io.chate2ee.contract.id.Identity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Puts the steps of one round in order. */
final class Round {
    private final Seating seating;
    private final Limits limits;
    /** Copies that will be there when those who lose theirs have lost them. */
    private final Map<Identity, Holder> keeping = new HashMap<>();

    private final List<Holder> losing;
    private final List<EpochState> epochs;
    private final List<Step> steps = new ArrayList<>();

    Round(GroupView view, Seating seating, Limits limits) {
        this.seating = seating;
        this.limits = limits;
        this.epochs = new ArrayList<>(view.epochs());
        this.losing = Stream.concat(seating.leaving().stream(), seating.excessive().stream())
                .toList();
        view.holders().forEach(holder -> keeping.put(holder.identity(), holder));
        losing.forEach(holder -> keeping.remove(holder.identity()));
    }

    List<Step> steps() {
        openEpochIfNeeded();
        if (!epochs.isEmpty()) {
            beginStays();
            closeOutTheLosing();
            shareNewestFirst();
        }
        return steps;
    }

    private void openEpochIfNeeded() {
        if (epochs.isEmpty()) {
            if (!seating.placed().isEmpty()) {
                open(0);
            }
            return;
        }
        // A removal that was cut short finds its epoch here already: nobody who leaves can have a copy of it.
        long newest = newest().number();
        boolean lost = seating.leaving().stream().anyMatch(holder -> holder.mayHave(newest));
        boolean begun = seating.placed().stream().anyMatch(seat -> seat.firstEpoch() == null);
        if (lost || (begun && isInUse(newest()))) {
            open(newest + 1);
        }
    }

    /** Whether something may have been encrypted with it already. */
    private boolean isInUse(EpochState epoch) {
        return epoch.pushed()
                || epoch.unsettled()
                || keeping.values().stream().anyMatch(holder -> holder.mayHave(epoch.number()));
    }

    private void open(long epoch) {
        steps.add(new Step.StoreEpoch(epoch));
        epochs.add(new EpochState(epoch, false, false));
    }

    /** Stored before anything is given, so that a round that is cut short gives no more and no less when it is taken up again. */
    private void beginStays() {
        List<Step.BeginStays.Stay> stays = seating.placed().stream()
                .filter(seat -> !seat.settled())
                .map(Seat::stay)
                .toList();
        if (!stays.isEmpty()) {
            long first = limits.history() == History.ALL ? 0 : newest().number();
            steps.add(new Step.BeginStays(first, stays));
        }
    }

    private void closeOutTheLosing() {
        if (losing.isEmpty()) {
            return;
        }
        int before = steps.size();
        push(newest(), seating.placed().stream().filter(this::keepsSomething).toList());
        if (steps.size() > before) {
            steps.add(new Step.Tell());
        }
        fenceOffLatePushes();
        losing.forEach(holder -> steps.add(new Step.Revoke(holder.identity(), holder.uid())));
    }

    /** A push that was sent to somebody who loses copies and still is on its way would be accepted after the reset, unless the hash is another. */
    private void fenceOffLatePushes() {
        for (int i = 0; i < epochs.size() - 1; i++) {
            EpochState epoch = epochs.get(i);
            if (epoch.unsettled() && losing.stream().anyMatch(holder -> holder.mayHave(epoch.number()))) {
                steps.add(new Step.Push(epoch.number(), List.of()));
                epochs.set(i, fenced(epoch));
            }
        }
    }

    private static EpochState fenced(EpochState epoch) {
        return new EpochState(epoch.number(), true, false);
    }

    private void shareNewestFirst() {
        boolean newestIsDone = !losing.isEmpty();
        int oldest = Math.max(0, epochs.size() - limits.epochs());
        for (int i = epochs.size() - 1; i >= oldest; i--) {
            boolean alreadyClosed = newestIsDone && i == epochs.size() - 1;
            EpochState epoch = alreadyClosed ? fenced(epochs.get(i)) : epochs.get(i);
            push(
                    epoch,
                    seating.placed().stream()
                            .filter(seat -> !(alreadyClosed && keepsSomething(seat)))
                            .filter(seat -> seat.mayRead(epoch.number(), newest().number()))
                            .toList());
        }
    }

    private void push(EpochState epoch, List<Seat> candidates) {
        List<Recipient> lacking = candidates.stream()
                .map(Seat::recipient)
                .filter(member -> lacks(member, epoch.number()))
                .toList();
        if (lacking.isEmpty() && !epoch.pushed()) {
            steps.add(new Step.Push(epoch.number(), List.of()));
        }
        limits.pushes()
                .split(lacking, member -> member.card().key())
                .forEach(members -> steps.add(new Step.Push(epoch.number(), members)));
    }

    private boolean lacks(Recipient member, long epoch) {
        Holder holder = keeping.get(member.identity());
        return holder == null || !holder.has(epoch, member.card());
    }

    private boolean keepsSomething(Seat seat) {
        return keeping.containsKey(seat.recipient().identity());
    }

    private EpochState newest() {
        return epochs.get(epochs.size() - 1);
    }
}
