package io.chate2ee.identity.lookup;

import io.chate2ee.contract.id.Identity;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.http.envelope.RequestFailure;
import io.chate2ee.identity.cache.KnownUser;
import io.chate2ee.identity.derivation.IdentityDerivation;
import io.chate2ee.identity.opening.RegistryGate;
import io.chate2ee.identity.settings.IdentitySettings;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** Puts one answer together: users and groups at the same time. */
@Singleton
class IdentityLookup {
    private final RegistryGate gate;
    private final UserDirectory users;
    private final GroupDirectory groups;
    private final IdentityDerivation derivation;
    private final IdentitySettings settings;

    IdentityLookup(
            RegistryGate gate,
            UserDirectory users,
            GroupDirectory groups,
            IdentityDerivation derivation,
            IdentitySettings settings) {
        this.gate = gate;
        this.users = users;
        this.groups = groups;
        this.derivation = derivation;
        this.settings = settings;
    }

    /** The answer for the caller, or 503 while it cannot be given. */
    Uni<IdentitiesAnswer> answer(Uid caller, Question question) {
        if (!gate.isOpen()) {
            // Until the secret has been compared with the database's, even a derived identity could be a wrong one.
            return Uni.createFrom().failure(RequestFailure.unavailable(settings.retryAfter()));
        }
        return Uni.combine()
                .all()
                .unis(users.findFor(caller, question.uids()), groupsFor(caller, question))
                .with((known, standing) -> answer(question, known, standing));
    }

    private Uni<GroupsForCaller> groupsFor(Uid caller, Question question) {
        if (question.groups().isEmpty()) {
            return Uni.createFrom().item(GroupsForCaller.NONE);
        }
        return Uni.combine()
                .all()
                .unis(groups.find(question.guids()), users.find(List.of(caller)))
                .with((known, self) -> new GroupsForCaller(known, identity(self, caller)));
    }

    private IdentitiesAnswer answer(Question question, Map<Uid, KnownUser> known, GroupsForCaller standing) {
        return AnswerWriter.write(question, uid -> identity(known, uid), standing, derivation.ownerIdentity());
    }

    private static Identity identity(Map<Uid, KnownUser> known, Uid uid) {
        KnownUser user = known.get(uid);
        if (user == null) {
            throw new IllegalStateException("a user was asked for and not answered");
        }
        return user.identity();
    }
}
