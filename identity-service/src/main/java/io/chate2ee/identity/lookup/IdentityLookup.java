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
import java.util.Set;

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
    Uni<IdentitiesAnswer> answer(Uid caller, Question question) {
        if (!gate.isOpen()) {
            // Until the secret has been compared with the database's, even a derived identity could be a wrong one.
            return Uni.createFrom().failure(RequestFailure.unavailable(settings.retryAfter()));
        }
        if (unknownIds.isSpent(caller) && !isInMemory(caller, question)) {
            return Uni.createFrom().failure(() -> unknownIds.refusal(caller));
        }
        LookUpCost cost = new LookUpCost();
        return Uni.combine()
                .all()
                .unis(usersFor(caller, question, cost), groups.find(new HashSet<>(question.guids()), cost))
                .with((known, standing) -> answer(caller, question, known, standing))
                .invoke(answer -> meters.answered(question, cost));
    }

    private boolean isInMemory(Uid caller, Question question) {
        return question.uids().stream().allMatch(uid -> uid.equals(caller) || users.hasInMemory(uid))
                && question.guids().stream().allMatch(groups::hasInMemory);
    }

    /** Everybody asked for, and the caller if it matters who that is. */
    private Uni<Map<Uid, KnownUser>> usersFor(Uid caller, Question question, LookUpCost cost) {
        Set<Uid> wanted = new HashSet<>(question.uids());
        boolean asksForSelf = wanted.contains(caller);
        if (!question.groups().isEmpty()) {
            wanted.add(caller);
        }
        Uni<Map<Uid, KnownUser>> known = users.find(wanted, cost);
        return asksForSelf ? known.chain(found -> withOwnRow(caller, found, cost)) : known;
    }

    private Uni<Map<Uid, KnownUser>> withOwnRow(Uid caller, Map<Uid, KnownUser> found, LookUpCost cost) {
        KnownUser own = user(found, caller);
        return users.present(caller, own, cost).map(present -> {
            Map<Uid, KnownUser> changed = new HashMap<>(found);
            changed.put(caller, present);
            return own.equals(present) ? found : changed;
        });
    }

    private IdentitiesAnswer answer(
            Uid caller, Question question, Map<Uid, KnownUser> known, Map<Guid, KnownGroup> standing) {
        Identity own = question.groups().isEmpty() ? null : user(known, caller).identity();
        var seen = new GroupsForCaller(
                standing, caller, own, settings.groupLookUps() == IdentitySettings.GroupLookUps.MEMBERS);
        unknownIds.spend(caller, unknown(caller, question, known, seen));
        return AnswerWriter.write(question, uid -> user(known, uid).identity(), seen, derivation.ownerIdentity());
    }

    private static Collection<String> unknown(
            Uid caller, Question question, Map<Uid, KnownUser> known, GroupsForCaller seen) {
        List<String> unknown = new ArrayList<>();
        question.uids().stream()
                .filter(uid -> !uid.equals(caller) && !user(known, uid).registered())
                .forEach(uid -> unknown.add("u" + uid));
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
