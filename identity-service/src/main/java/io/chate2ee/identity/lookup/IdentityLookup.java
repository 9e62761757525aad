package io.chate2ee.identity.lookup;

import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.id.Identity;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.http.envelope.Data;
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

    /** The answer for the caller; 503 while it cannot be given, 429 to whoever guesses. */
    Uni<Data<IdentitiesAnswer>> answer(Uid caller, Question question) {
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

    /** Everybody asked for, and the caller if it matters who that is. */
    private static List<Uid> wanted(Uid caller, Question question) {
        return question.groups().isEmpty()
                ? question.uids()
                : Stream.concat(question.uids().stream(), Stream.of(caller)).toList();
    }

    /** The usual case: nothing has to be waited for or written. */
    private Optional<Data<IdentitiesAnswer>> fromMemory(
            Uid caller, Question question, List<Uid> uids, List<Guid> guids) {
        var standing = groups.inMemory(guids);
        var known = standing.isPresent() ? users.inMemory(uids) : Optional.<Map<Uid, KnownUser>>empty();
        if (standing.isEmpty() || known.isEmpty()) {
            return Optional.empty();
        }
        if (question.asksFor(caller)) {
            KnownUser own = user(known.get(), caller);
            if (!users.needsNoRow(own)) {
                return Optional.empty();
            }
            users.note(caller, own);
        }
        users.countHits(known.get().size());
        groups.countHits(standing.get().size());
        var answer = answer(caller, question, known.get(), standing.get());
        meters.answered(question, new LookUpCost());
        return Optional.of(answer);
    }

    private Uni<Data<IdentitiesAnswer>> lookedUp(Uid caller, Question question, List<Uid> uids, List<Guid> guids) {
        LookUpCost cost = new LookUpCost();
        Uni<Map<Uid, KnownUser>> known = users.find(new HashSet<>(uids), cost);
        return Uni.combine()
                .all()
                .unis(
                        question.asksFor(caller) ? known.chain(found -> withOwnRow(caller, found, cost)) : known,
                        groups.find(new HashSet<>(guids), cost))
                .with((found, standing) -> answer(caller, question, found, standing))
                .invoke(answer -> meters.answered(question, cost));
    }

    private boolean isInMemory(Uid caller, Question question) {
        return question.uids().stream().allMatch(uid -> uid.equals(caller) || users.hasInMemory(uid))
                && question.guids().stream().allMatch(groups::hasInMemory);
    }

    private Uni<Map<Uid, KnownUser>> withOwnRow(Uid caller, Map<Uid, KnownUser> found, LookUpCost cost) {
        KnownUser own = user(found, caller);
        return users.present(caller, own, cost).map(present -> {
            Map<Uid, KnownUser> changed = new HashMap<>(found);
            changed.put(caller, present);
            return own.equals(present) ? found : changed;
        });
    }

    private Data<IdentitiesAnswer> answer(
            Uid caller, Question question, Map<Uid, KnownUser> known, Map<Guid, KnownGroup> standing) {
        Identity own = question.groups().isEmpty() ? null : user(known, caller).identity();
        var seen = new GroupsForCaller(
                standing, caller, own, settings.groupLookUps() == IdentitySettings.GroupLookUps.MEMBERS);
        unknownIds.spend(caller, unknown(caller, question, known, seen));
        return new Data<>(
                AnswerWriter.write(question, uid -> user(known, uid).identity(), seen, derivation.ownerIdentity()));
    }

    private static Collection<String> unknown(
            Uid caller, Question question, Map<Uid, KnownUser> known, GroupsForCaller seen) {
        List<String> unknown = new ArrayList<>();
        for (var asked : question.users()) {
            if (!user(known, asked.id()).registered() && !asked.id().equals(caller)) {
                unknown.add("u" + asked.id());
            }
        }
        question.guids().stream().filter(guid -> !seen.exists(guid)).forEach(guid -> unknown.add("g" + guid));
        return unknown;
    }

    private static KnownUser user(Map<Uid, KnownUser> known, Uid uid) {
        KnownUser user = known.get(uid);
        if (user == null) {
            throw new IllegalStateException("a user was asked for and not answered");
        }
        return user;
    }
}
