package io.chate2ee.groupsync.operate;

import io.chate2ee.contract.json.Json;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the present life of a group stands: what is desired, what is granted, and what keeps the rest waiting.
 *
 * @param guid the chat group
 * @param life which of its lives, from 1
 * @param identity of the Virgil group
 * @param state as it was announced
 * @param reason why it is parked, if it is
 * @param needsSnapshot whether members may be missing that no event told of
 * @param due since when there is work, if there is
 * @param attempts rounds in a row that failed
 * @param nextAttempt not before this time, if it failed
 * @param inspected when its turn in the regular comparison last came
 * @param epochs how many are pushed
 * @param newestEpoch of those; -1: none
 * @param desired how many should be in it
 * @param granted how many of them have the newest epoch
 * @param leaving how many have copies, or may have, who should have none
 * @param waiting the first thousand of those who should be in it and have not the newest epoch
 */
public record GroupStanding(
        String guid,
        int life,
        String identity,
        String state,
        @Nullable String reason,
        boolean needsSnapshot,
        @Nullable Instant due,
        int attempts,
        @Nullable Instant nextAttempt,
        @Nullable Instant inspected,
        int epochs,
        long newestEpoch,
        int desired,
        int granted,
        int leaving,
        List<Waiter> waiting) {
    /** Copies the list. */
    public GroupStanding {
        waiting = List.copyOf(waiting);
    }

    /**
     * Somebody who waits.
     *
     * @param uid the chat user
     * @param since start of the stay
     * @param reason {@code no-identity}, {@code no-card}, {@code unusable-card}, {@code no-place} or, where nothing is missing, {@code next-round}
     */
    public record Waiter(String uid, Instant since, String reason) {}

    /** One line of JSON. */
    public String toJson() {
        var json = Json.object().put("guid", guid).put("life", life).put("identity", identity);
        json.put("state", state).put("reason", reason).put("needsSnapshot", needsSnapshot);
        json.put("due", text(due)).put("attempts", attempts).put("nextAttempt", text(nextAttempt));
        json.put("inspected", text(inspected)).put("epochs", epochs).put("newestEpoch", newestEpoch);
        json.put("desired", desired).put("granted", granted).put("leaving", leaving);
        var list = json.putArray("waiting");
        waiting.forEach(who -> list.addObject()
                .put("uid", who.uid())
                .put("since", text(who.since()))
                .put("reason", who.reason()));
        return json.toString();
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }
}
