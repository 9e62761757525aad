package io.chate2ee.groupsync.plan;

import io.chate2ee.contract.id.Identity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts the steps of one round in order. */
final class Round {
    private final Seating seating;
    private final Limits limits;
    private final Map<Identity, Holder> holders = new HashMap<>();
    private final List<EpochState> epochs;
    private final List<Step> steps = new ArrayList<>();

    Round(GroupView view, Seating seating, Limits limits) {
        this.seating = seating;
        this.limits = limits;
        this.epochs = new ArrayList<>(view.epochs());
        view.holders().forEach(holder -> holders.put(holder.identity(), holder));
    }

    List<Step> steps() {
        openEpochIfNeeded();
        if (!epochs.isEmpty()) {
            closeOutTheLeaving();
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
        long newest = newest().number();
        // A removal that was cut short finds its epoch here already: nobody who leaves can have a copy of it.
        if (seating.leaving().stream().anyMatch(holder -> holder.mayHave(newest))) {
            open(newest + 1);
        }
    }

    private void open(long epoch) {
        steps.add(new Step.StoreEpoch(epoch));
        epochs.add(new EpochState(epoch, false, false));
    }

    private void closeOutTheLeaving() {
        if (seating.leaving().isEmpty()) {
            return;
        }
        int before = steps.size();
        push(newest(), seating.placed().stream().filter(this::holdsSomething).toList());
        if (steps.size() > before) {
            steps.add(new Step.Tell());
        }
        fenceOffLatePushes();
        seating.leaving().forEach(holder -> steps.add(new Step.Revoke(holder.identity(), holder.uid())));
    }

    /** A push that was sent to somebody who leaves and still is on its way would be accepted after the reset, unless the hash is another. */
    private void fenceOffLatePushes() {
        for (int i = 0; i < epochs.size() - 1; i++) {
            EpochState epoch = epochs.get(i);
            if (epoch.unsettled() && seating.leaving().stream().anyMatch(holder -> holder.mayHave(epoch.number()))) {
                steps.add(new Step.Push(epoch.number(), List.of()));
                epochs.set(i, fenced(epoch));
            }
        }
    }

    private static EpochState fenced(EpochState epoch) {
        return new EpochState(epoch.number(), true, false);
    }

    private void shareNewestFirst() {
        boolean newestIsDone = !seating.leaving().isEmpty();
        int oldest = Math.max(0, epochs.size() - limits.epochs());
        for (int i = epochs.size() - 1; i >= oldest; i--) {
            boolean alreadyClosed = newestIsDone && i == epochs.size() - 1;
            push(
                    alreadyClosed ? fenced(epochs.get(i)) : epochs.get(i),
                    seating.placed().stream()
                            .filter(member -> !(alreadyClosed && holdsSomething(member)))
                            .toList());
        }
    }

    private void push(EpochState epoch, List<Recipient> candidates) {
        List<Recipient> lacking = candidates.stream()
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
        Holder holder = holders.get(member.identity());
        return holder == null || !holder.has(epoch, member.card());
    }

    private boolean holdsSomething(Recipient member) {
        return holders.containsKey(member.identity());
    }

    private EpochState newest() {
        return epochs.get(epochs.size() - 1);
    }
}
