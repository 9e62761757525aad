package io.chate2ee.identity.lookup;

import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.id.Identity;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.http.envelope.RequestFailure;
import io.chate2ee.identity.cache.KnownGroup;
import io.chate2ee.identity.cache.KnownUser;
import io.chate2ee.identity.derivation.IdentityDerivation;
import io.chate2ee.identity.opening.RegistryGate;
import io.chate2ee.identity.settings.IdentitySettings;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Puts one answer together: users and groups at the same time. */
@Singleton
class IdentityLookup {
    private final RegistryGate gate;
    private final UserDirectory users;
    private final GroupDirectory groups;
    private final UnknownIds unknownIds;
    private final LookUpMeters meters;
    private final IdentityDerivation derivation;
    private final IdentitySettings settings;

    IdentityLookup(
            RegistryGate gate,
            UserDirectory users,
            GroupDirectory groups,
            UnknownIds unknownIds,
            LookUpMeters meters,
            IdentityDerivation derivation,
            IdentitySettings settings) {
        this.gate = gate;
        this.users = users;
        this.groups = groups;
        this.unknownIds = unknownIds;
        this.meters = meters;
        this.derivation = derivation;
        this.settings = settings;
    }

    /** The answer for the caller as {@link AnswerWriter} writes it; 503 while it cannot be given, 429 to whoever guesses. */
    Uni<byte[]> answer(Uid caller, Question question) {
        if (!gate.isOpen()) {
            // Until the secret has been compared with the database's, even a derived identity could be a wrong one.
            return Uni.createFrom().failure(RequestFailure.unavailable(settings.retryAfter()));
        }
        if (unknownIds.isSpent(caller) && !isInMemory(caller, question)) {
            return Uni.createFrom().failure(() -> unknownIds.refusal(caller));
        }
        List<Uid> uids = wanted(caller, question);
        List<Guid> guids = question.guids();
        // Stages of a Uni, each of which captures all contexts, would cost as much as the look-up itself.
        return fromMemory(caller, question, uids, guids)
                .map(answer -> Uni.createFrom().item(answer))
                .orElseGet(() -> lookedUp(caller, question, uids, guids));
    }

    /** Everybody asked for, and at the end the caller if it matters who that is. */
    private static List<Uid> wanted(Uid caller, Question question) {
        return question.groups().isEmpty()
                ? question.uids()
                : Stream.concat(question.uids().stream(), Stream.of(caller)).toList();
    }

    /** Where in the question the caller asks for itself; nowhere for most. */
    private static OptionalInt ownPlace(Uid caller, Question question, List<Uid> uids) {
        int place = uids.indexOf(caller);
        return place >= 0 && place < question.users().size() ? OptionalInt.of(place) : OptionalInt.empty();
    }

    /** The usual case: nothing has to be waited for or written. */
    private Optional<byte[]> fromMemory(Uid caller, Question question, List<Uid> uids, List<Guid> guids) {
        var standing = groups.inMemory(guids);
        var known = standing.isPresent() ? users.inMemory(uids) : Optional.<List<KnownUser>>empty();
        if (standing.isEmpty() || known.isEmpty()) {
            return Optional.empty();
        }
        OptionalInt place = ownPlace(caller, question, uids);
        if (place.isPresent()) {
            KnownUser own = known.get().get(place.getAsInt());
            if (!users.needsNoRow(own)) {
                return Optional.empty();
            }
            users.note(caller, own);
        }
        users.countHits(uids.size());
        groups.countHits(guids.size());
        byte[] answer = answer(caller, question, known.get(), standing.get());
        meters.answered(question, new LookUpCost());
        return Optional.of(answer);
    }

    private Uni<byte[]> lookedUp(Uid caller, Question question, List<Uid> uids, List<Guid> guids) {
        LookUpCost cost = new LookUpCost();
        Uni<Map<Uid, KnownUser>> known = users.find(new HashSet<>(uids), cost);
        boolean asksForItself = ownPlace(caller, question, uids).isPresent();
        return Uni.combine()
                .all()
                .unis(
                        asksForItself ? known.chain(found -> withOwnRow(caller, found, cost)) : known,
                        groups.find(new HashSet<>(guids), cost))
                .with((found, standing) -> answer(caller, question, inOrder(uids, found), inOrder(guids, standing)))
                .invoke(answer -> meters.answered(question, cost));
    }

    private boolean isInMemory(Uid caller, Question question) {
        return question.uids().stream().allMatch(uid -> uid.equals(caller) || users.hasInMemory(uid))
                && question.guids().stream().allMatch(groups::hasInMemory);
    }

    private Uni<Map<Uid, KnownUser>> withOwnRow(Uid caller, Map<Uid, KnownUser> found, LookUpCost cost) {
        KnownUser own = answered(found, caller);
        return users.present(caller, own, cost).map(present -> {
            Map<Uid, KnownUser> changed = new HashMap<>(found);
            changed.put(caller, present);
            return own.equals(present) ? found : changed;
        });
    }

    /**
     * @param known as many as were wanted: the caller is the last if there are groups
     * @param standing one for each group asked for
     */
    private byte[] answer(Uid caller, Question question, List<KnownUser> known, List<KnownGroup> standing) {
        Identity own = standing.isEmpty() ? null : known.get(known.size() - 1).identity();
        var seen = new GroupsForCaller(caller, own, settings.groupLookUps() == IdentitySettings.GroupLookUps.MEMBERS);
        List<KnownGroup> shown = standing.stream().map(seen::shown).toList();
        unknownIds.spend(caller, unknown(caller, question, known, shown));
        return AnswerWriter.write(question, known, shown, seen, derivation.ownerIdentity());
    }

    private static Collection<String> unknown(
            Uid caller, Question question, List<KnownUser> known, List<KnownGroup> shown) {
        List<String> unknown = new ArrayList<>();
        for (int i = 0; i < question.users().size(); i++) {
            Uid uid = question.users().get(i).id();
            if (!known.get(i).registered() && !uid.equals(caller)) {
                unknown.add("u" + uid);
            }
        }
        for (int i = 0; i < shown.size(); i++) {
            if (!shown.get(i).isKnown()) {
                unknown.add("g" + question.groups().get(i).id());
            }
        }
        return unknown;
    }

    private static <K, V> List<V> inOrder(List<K> keys, Map<K, V> found) {
        return keys.stream().map(key -> answered(found, key)).toList();
    }

    private static <K, V> V answered(Map<K, V> found, K key) {
        V value = found.get(key);
        if (value == null) {
            throw new IllegalStateException("something was asked for and not answered");
        }
        return value;
    }
}
