package io.chate2ee.groupsync.plan;

import io.chate2ee.contract.id.Identity;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.virgil.envelope.RecipientChunks;
import io.chate2ee.virgil.key.Ed25519PrivateKey;
import io.chate2ee.virgil.key.EncryptionKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Builds views in the words of the tests. */
final class Views {
    static final Identity OWNER = new Identity("2137f9ef75295ea");
    static final EncryptionKey ANY_KEY =
            Ed25519PrivateKey.fromSeed(new byte[32]).publicKey();
    private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");

    private boolean ended;
    private final List<DesiredMember> desired = new ArrayList<>();
    private final List<Holder> holders = new ArrayList<>();
    private final List<EpochState> epochs = new ArrayList<>();

    static Views group() {
        return new Views();
    }

    Views ended() {
        ended = true;
        return this;
    }

    /** Desired members with a card, since one second after each other. */
    Views wants(String... names) {
        Arrays.stream(names).forEach(name -> wantsWithCard(name, "card-of-" + name));
        return this;
    }

    Views wantsWithCard(String name, String cardId) {
        return want(name, identity(name), new MemberCard(cardId, ANY_KEY));
    }

    Views wantsWithoutCard(String name) {
        return want(name, identity(name), null);
    }

    Views wantsWithoutIdentity(String name) {
        return want(name, null, null);
    }

    Views wantsOwner() {
        return want("owner", OWNER, new MemberCard("card-of-owner", ANY_KEY));
    }

    Views want(String name, @Nullable Identity identity, @Nullable MemberCard card) {
        desired.add(new DesiredMember(new Uid(name), identity, card, T0.plusSeconds(desired.size()), 0L));
        return this;
    }

    /** Somebody with a card whose stay has this first epoch; null: none yet. */
    Views wantsFrom(String name, @Nullable Long firstEpoch) {
        return wantsFrom(name, firstEpoch, new MemberCard("card-of-" + name, ANY_KEY));
    }

    Views wantsFrom(String name, @Nullable Long firstEpoch, @Nullable MemberCard card) {
        Instant since = T0.plusSeconds(desired.size());
        desired.add(new DesiredMember(new Uid(name), identity(name), card, since, firstEpoch));
        return this;
    }

    Views holds(String name, long... confirmed) {
        return holder(name, "card-of-" + name, confirmed, new long[0]);
    }

    Views mayHold(String name, long... attempted) {
        return holder(name, "card-of-" + name, new long[0], attempted);
    }

    Views holder(String name, String cardId, long[] confirmed, long[] attempted) {
        holders.add(new Holder(identity(name), new Uid(name), cardId, set(confirmed), set(attempted)));
        return this;
    }

    Views epochs(long... pushed) {
        Arrays.stream(pushed).forEach(number -> epochs.add(new EpochState(number, true, false)));
        return this;
    }

    Views storedOnly(long epoch) {
        epochs.add(new EpochState(epoch, false, false));
        return this;
    }

    /** An epoch of which a push may still be on its way. */
    Views unsettled(long epoch) {
        epochs.add(new EpochState(epoch, true, true));
        return this;
    }

    GroupView view() {
        return new GroupView(ended, desired, holders, epochs);
    }

    /** The stay of somebody who was wanted as the so-manieth, from 0. */
    static Step.BeginStays.Stay stay(String name, int place) {
        return new Step.BeginStays.Stay(new Uid(name), T0.plusSeconds(place));
    }

    static Identity identity(String name) {
        return new Identity("identity-of-" + name);
    }

    static long[] upTo(long newest) {
        return LongStream.rangeClosed(0, newest).toArray();
    }

    /** Pushes of so many members, as large as they may become. */
    static RecipientChunks pushesOf(int members) {
        return new RecipientChunks(ANY_KEY, 9_500, members);
    }

    private static Set<Long> set(long... numbers) {
        return Arrays.stream(numbers).boxed().collect(Collectors.toSet());
    }
}
