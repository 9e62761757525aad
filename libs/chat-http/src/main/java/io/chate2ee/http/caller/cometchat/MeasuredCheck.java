package io.chate2ee.http.caller.cometchat;

import io.smallrye.mutiny.Uni;

/** Counts and times what it passes on. */
final class MeasuredCheck implements TokenCheck {
    private final TokenCheck check;
    private final LookUpMeters meters;

    private MeasuredCheck(TokenCheck check, LookUpMeters meters) {
        this.check = check;
        this.meters = meters;
    }

    static TokenCheck wrap(TokenCheck check, LookUpMeters meters) {
        return new MeasuredCheck(check, meters);
    }

    @Override
    public Uni<Finding> check(AuthToken token) {
        return Uni.createFrom().deferred(() -> {
            var begun = meters.begin();
            return check.check(token).invoke(finding -> meters.ended(begun, finding));
        });
    }
}
