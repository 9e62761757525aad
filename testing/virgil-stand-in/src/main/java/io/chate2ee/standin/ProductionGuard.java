package io.chate2ee.standin;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps the stand-in out of production: whoever sets a production profile does not get one. */
public final class ProductionGuard {

    /** The system property or environment variable that names the profile. */
    public static final String PROFILE = "CHAT_PROFILE";

    private static final Set<String> PRODUCTION = Set.of("prod", "production");

    private ProductionGuard() {}

    /**
     * Refuses a production profile.
     *
     * @throws IllegalStateException with a message of one line
     */
    public static void refuse(@Nullable String profile) {
        if (profile != null && PRODUCTION.contains(profile.strip().toLowerCase(Locale.ROOT))) {
            throw new IllegalStateException("the Virgil stand-in is for development and tests and does not start with"
                    + " the profile '" + profile.strip() + "'");
        }
    }

    /** Looks at the system property and the environment of this process. */
    static void refuseHere() {
        refuse(System.getProperty(PROFILE));
        refuse(System.getenv(PROFILE));
    }
}
