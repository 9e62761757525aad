package io.chate2ee.standin.command;

/** What {@code --help} prints. */
final class Help {

    static final String TEXT = """
            A local stand-in for the Virgil Cloud: cards v5, Keyknox v1 and v2, brainkey v1.
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
              --profile NAME         name of the environment; "prod" and "production" are refused, in the system
                                     property or environment variable CHAT_PROFILE too
              --help                 this text

            GET  /control/health                    {"status":"UP"}
            GET  /control/service-key               public key of the "virgil" signature, base64
            GET  /control/calls                     recorded calls; ?operation= &app= &identity= &status= &code= &after=
            DELETE /control/calls                   forgets them
            POST /control/faults                    makes the next calls fail, for example
                 {"operation":"keyknox.v2.push","times":2,"fault":{"kind":"answer","status":503}}
                 kinds: delay (millis), answer (status, code, retryAfter), drop-answer, close-connection
            GET, DELETE /control/faults             rules in force; drops them

            Exit code 2 for a wrong command line, 1 if it cannot start.
            """;

    private Help() {}
}
