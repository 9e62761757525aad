package io.chate2ee.stack.quickstart;

import io.chate2ee.stack.scene.Names;
import io.chate2ee.stack.suite.StackAddresses;
import java.util.List;

/** What is printed when everything runs and waits to be tried. */
final class Farewell {
    private Farewell() {}

    static List<String> lines(StackAddresses addresses, Names names, String addressesFile) {
        return List.of(
                "",
                "Everything is running. Ctrl-C stops it.",
                "",
                "  token-service       " + addresses.tokenService(),
                "  identity-service    " + addresses.identityService(),
                "  group-sync-service  " + addresses.groupSync(),
                "  Virgil stand-in     " + addresses.standIn(),
                "  login tokens        " + addresses.loginToken() + "?uid=" + names.alice(),
                "  Kafka               " + addresses.kafka(),
                "  PostgreSQL          " + addresses.postgres(),
                "  all of this as JSON " + addressesFile,
                "",
                "Try:",
                "  curl -s -H \"Authorization: Bearer $(curl -s '" + addresses.loginToken() + "?uid=" + names.alice()
                        + "')\" " + addresses.virgilJwt(),
                "  curl -s -H \"Authorization: Bearer $(curl -s '" + addresses.loginToken() + "?uid=" + names.alice()
                        + "')\" -H 'Content-Type: application/json' -d '{\"uids\":[\"" + names.bob()
                        + "\"],\"guids\":[\"" + names.group() + "\"]}' " + addresses.getIdentities(),
                "");
    }
}
