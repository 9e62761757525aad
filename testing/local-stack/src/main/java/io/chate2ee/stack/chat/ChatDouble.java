package io.chate2ee.stack.chat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;

/** A chat without webhooks: groups, and the API that tells of them. */
public final class ChatDouble implements AutoCloseable {
    /** The key that is accepted. */
    public static final String API_KEY = ChatRest.API_KEY;

    private static final Instant FIRST_GROUP = Instant.ofEpochSecond(1_726_000_000);

    private final ChatGroups groups = new ChatGroups(webhook -> {}, Clock.fixed(FIRST_GROUP, ZoneOffset.UTC));
    private final ChatRest rest = new ChatRest(groups, 0, () -> 0.5);

    private ChatDouble() {}

    /** Starts it, without any group. */
    public static ChatDouble start() {
        return new ChatDouble();
    }

    /** Where its API is. */
    public String url() {
        return rest.url();
    }

    /** The API, to be told how to answer. */
    public ChatRest rest() {
        return rest;
    }

    /** Makes a group, a second after the last one. */
    public void group(String guid, Collection<String> members) {
        groups.create(guid, members);
    }

    /** Deletes a group. */
    public void delete(String guid) {
        groups.delete(guid);
    }

    /** A member comes, at the end of the list. */
    public void add(String guid, String uid) {
        groups.add(guid, uid);
    }

    /** A member goes. */
    public void remove(String guid, String uid) {
        groups.remove(guid, uid);
    }

    /** A member goes and may not come back. */
    public void ban(String guid, String uid) {
        groups.ban(guid, uid);
    }

    /** The group itself is changed, and says so. */
    public void update(String guid) {
        groups.update(guid);
    }

    /** The next requests are answered so; 429 asks for a pause of a second. */
    public void failNext(int... statuses) {
        rest.failNext(statuses);
    }

    /** What happens after each request that was answered: lists change while they are read. */
    public void afterEach(Runnable change) {
        rest.afterEach(change);
    }

    /** Paths and queries asked for so far. */
    public List<String> requests() {
        return rest.requests();
    }

    @Override
    public void close() {
        rest.close();
    }
}
