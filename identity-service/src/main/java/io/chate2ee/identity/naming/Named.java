package io.chate2ee.identity.naming;

import io.chate2ee.contract.json.Json;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** What the registry knows about a name. */
@RegisterForReflection(targets = {Named.User.class, Named.Group.class})
public sealed interface Named {
    /** As one JSON object. */
    String toJson();

    /**
     * A user.
     *
     * @param uid the folded id
     * @param identity the identity
     * @param source {@code derived}, {@code login} or {@code imported}
     * @param version how often the row has changed, from 1
     * @param forgotten whether the user was forgotten, and the row waits for its end
     * @param firstSeen when the user became known
     * @param lastSeen when the user was last seen, as closely as that is kept
     */
    record User(
            String uid,
            String identity,
            String source,
            long version,
            boolean forgotten,
            Instant firstSeen,
            Instant lastSeen)
            implements Named {
        @Override
        public String toJson() {
            var json = Json.object()
                    .put("uid", uid)
                    .put("identity", identity)
                    .put("source", source)
                    .put("version", version)
                    .put("forgotten", forgotten)
                    .put("firstSeen", firstSeen.toString())
                    .put("lastSeen", lastSeen.toString());
            return new String(Json.write(json), StandardCharsets.UTF_8);
        }
    }

    /**
     * A group; identities of groups are random.
     *
     * @param guid the folded id
     * @param identity the identity
     */
    record Group(String guid, String identity) implements Named {
        @Override
        public String toJson() {
            var json = Json.object().put("guid", guid).put("identity", identity);
            return new String(Json.write(json), StandardCharsets.UTF_8);
        }
    }
}
