package io.chate2ee.http.caller;

import io.smallrye.mutiny.Uni;

/**
 * Passes over a bearer token that proves nothing where a CometChat {@code authToken} stands beside it: newer SDKs put a token of
 * their own there, which nobody but CometChat can verify (seen in SDK runs). The {@code authToken} then has to prove the caller.
 */
public final class ForeignBearer implements Authenticator {
    private final Authenticator bearers;

    private ForeignBearer(Authenticator bearers) {
        this.bearers = bearers;
    }

    /** The same authenticator, deaf to what is not meant for it. */
    public static Authenticator passedOverBy(Authenticator bearers) {
        return new ForeignBearer(bearers);
    }

    @Override
    public Uni<Verdict> authenticate(RequestHeaders headers) {
        return bearers.authenticate(headers)
                .map(verdict ->
                        verdict instanceof Verdict.Refused && hasAuthToken(headers) ? new Verdict.Absent() : verdict);
    }

    private static boolean hasAuthToken(RequestHeaders headers) {
        return !SdkHeaders.present(headers, SdkHeaders.AUTH_TOKEN).isEmpty();
    }
}
