package io.chate2ee.http.caller.cometchat;

import io.chate2ee.contract.id.IdCase;
import io.chate2ee.contract.id.InvalidIdException;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.http.caller.Authenticator;
import io.chate2ee.http.caller.Caller;
import io.chate2ee.http.caller.Credentials;
import io.chate2ee.http.caller.RefusalReason;
import io.chate2ee.http.caller.RequestHeaders;
import io.chate2ee.http.caller.SdkHeaders;
import io.chate2ee.http.caller.Verdict;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code authToken} and {@code appId}, and nothing else of what chat SDKs send. */
public final class AuthTokenAuthenticator implements Authenticator {
    private final TokenCheck check;
    private final String appId;
    private final IdCase idCase;

    AuthTokenAuthenticator(TokenCheck check, String appId, IdCase idCase) {
        this.check = check;
        this.appId = appId;
        this.idCase = idCase;
    }

    @Override
    public Uni<Verdict> authenticate(RequestHeaders headers) {
        List<String> tokens = SdkHeaders.present(headers, SdkHeaders.AUTH_TOKEN);
        if (tokens.isEmpty()) {
            return verdict(new Verdict.Absent());
        }
        // Before anything goes out: the app id decides which host is asked.
        if (!SdkHeaders.only(headers, SdkHeaders.APP_ID).equals(Optional.of(appId))) {
            return verdict(new Verdict.Refused(RefusalReason.WRONG_APP));
        }
        return Optional.of(tokens)
                .filter(sent -> sent.size() == 1)
                .flatMap(sent -> AuthToken.parse(sent.get(0)))
                .map(token -> check.check(token).map(finding -> judge(finding, token)))
                .orElseGet(() -> verdict(new Verdict.Refused(RefusalReason.MALFORMED)));
    }

    private Verdict judge(Finding finding, AuthToken token) {
        if (finding instanceof Finding.BelongsTo owner) {
            return accepted(owner.uid(), token);
        }
        return finding instanceof Finding.Undecided undecided
                ? new Verdict.Unavailable(undecided.retryAfter())
                : new Verdict.Refused(RefusalReason.UNKNOWN_TOKEN);
    }

    private Verdict accepted(String uid, AuthToken token) {
        var credentials = new Credentials(Map.of(SdkHeaders.APP_ID, appId, SdkHeaders.AUTH_TOKEN, token.text()));
        try {
            return new Verdict.Accepted(new Caller(Uid.parse(uid, idCase), credentials));
        } catch (InvalidIdException notAUid) {
            // The chat's own uids have this form; one that has not belongs to another chat.
            return new Verdict.Refused(RefusalReason.NOT_A_UID);
        }
    }

    private static Uni<Verdict> verdict(Verdict verdict) {
        return Uni.createFrom().item(verdict);
    }
}
