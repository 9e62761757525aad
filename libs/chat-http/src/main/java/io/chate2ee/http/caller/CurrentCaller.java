package io.chate2ee.http.caller;

import io.chate2ee.contract.id.Uid;
import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** Who made the request that is being answered. */
@RequestScoped
public class CurrentCaller {
    private @Nullable Caller caller;

    /** The authenticated user. */
    public Uid uid() {
        return get().uid();
    }

    /** What proved it, to be passed on to a sibling service. */
    public Credentials credentials() {
        return get().credentials();
    }

    /**
     * The caller as a value that outlives the request.
     *
     * @throws IllegalStateException if nobody was authenticated: a defect, never answered with data
     */
    public Caller get() {
        if (caller == null) {
            throw new IllegalStateException("no caller was authenticated for this request");
        }
        return caller;
    }

    void set(Caller authenticated) {
        caller = authenticated;
    }
}
