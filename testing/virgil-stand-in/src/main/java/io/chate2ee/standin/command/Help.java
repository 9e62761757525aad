package io.chate2ee.standin.command;

import io.chate2ee.standin.guesses.Guess;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What {@code --help} prints. */
final class Help {

    private static final String BEFORE_GUESSES = """
            A local stand-in for the Virgil Cloud: cards v5, Keyknox v1 and v2, brainkey v1 and v3.
            For development, tests and demonstrations. NEVER FOR PRODUCTION: its control pages are open to
            whoever reaches the port, and its secrets lie beside its data in the clear.

            java -jar virgil-stand-in.jar --app APP_ID --app-key KEY_ID=PUBLIC_KEY [options]

              --app APP_ID           an application whose tokens are accepted; repeat for several
              --app-key ID=KEY       an app key of the --app before it: APP_KEY_ID and the public key, base64 of
                                     SubjectPublicKeyInfo; repeat for several
              --host ADDRESS         address to listen on (127.0.0.1)
              --port PORT            port to listen on, 0 for any that is free (8090)
              --directory DIR        keep data in DIR over restarts (else in memory, gone at the end)
              --service-key FILE     private key for the "virgil" signature of cards, base64 of PKCS#8 or PEM
                                     (else generated, and kept with the data)
              --calls-kept N         how many calls the record holds; older ones are forgotten (100000)
              --calls-file FILE      write every call to the end of FILE too, one JSON object a line
              --body-limit BYTES     longest request body (1048576)
              --brainkey-interval MS refuse brainkey calls of an identity that come faster, with code 60007 (0: never)
              --guess NAME=CHOICE    what to do where the real cloud is not known; repeat for several:
            """;

    private static final String AFTER_GUESSES = """
              --profile NAME         name of the environment; "prod" and "production" are refused, in the system
                                     property or environment variable CHAT_PROFILE too
              --help                 this text

            GET    /control/health          {"status":"UP"}
            GET    /control/service-key     public key of the "virgil" signature, base64
            GET    /control/calls           recorded calls; filters: operation, app, identity, status, code, applied,
                                            after (a number), argument.NAME; for example ?operation=keyknox.v2.push
            GET    /control/calls.ndjson    the same, one JSON object a line
            GET    /control/calls/count     how many there are
            DELETE /control/calls           forgets them
            POST   /control/faults          makes matching calls go wrong, for example
                   {"operation":"keyknox.v2.push","times":2,"fault":{"kind":"answer","status":503}}
                   which calls: operation, app, identity; skip (0), times (1); share (0.1: about every tenth), seed
                   kinds: delay (millis, upToMillis), answer (status, code, retryAfter), close-connection,
                   reset-connection, drop-answer, cut-answer, wrong-answer (status, body), half-apply, expire-token,
                   skew-clock (seconds)
            GET    /control/faults          rules in force
            DELETE /control/faults          drops them

            Exit code 2 for a wrong command line, 1 if it cannot start.
            """;

    static final String TEXT = BEFORE_GUESSES + guesses() + AFTER_GUESSES;

    private Help() {}

    private static String guesses() {
        return Arrays.stream(Guess.values())
                .map(guess -> "       %s=%s|%s\n           %s\n"
                        .formatted(guess.label(), guess.usual(), guess.other(), guess.question()))
                .collect(Collectors.joining());
    }
}
