package io.chate2ee.benchmarks.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** {@code GET /v1/virgil-jwt} of the packaged service, for users whose identities it has learned while it was warmed up. */
final class TokenTarget implements Target {
    private static final int USERS = 1_000;
    private static final String PATH = "/v1/virgil-jwt";

    private static final String REUSED = "token-service, tokens handed out again";
    private static final String FRESH = "token-service, every token signed";
    private static final String EMPTY = "empty endpoint, same authentication";
    private static final String NODE = "node:http and virgil-sdk, no authentication";

    @Override
    public List<Contender> start(Parts parts) throws IOException {
        var root = parts.checkout().root();
        var benchmarks = root.resolve(Path.of("testing", "benchmarks"));
        var script = benchmarks.resolve(Path.of("src", "main", "wrk", "calls.lua"));
        var logins = parts.logins(USERS);
        var jar = parts.built("token-service");
        var identities = AnyIdentity.start(parts);

        var reused = parts.service("reused", jar, TokenServiceSettings.of(parts, identities));
        var fresh = parts.service(
                "fresh", jar, TokenServiceSettings.of(parts, identities).with("token.reuse", "0s"));
        var empty = parts.service("empty", parts.built("testing/benchmarks/empty-endpoint"), parts.callers());
        var node = parts.node(
                "node", root.resolve(Path.of("libs", "virgil", "src", "test", "node", "sample-backend.mjs")));
        return List.of(
                new Contender(REUSED, reused, Wrk.get(script, reused.address().resolve(PATH), logins)),
                new Contender(FRESH, fresh, Wrk.get(script, fresh.address().resolve(PATH), logins)),
                new Contender(EMPTY, empty, Wrk.get(script, empty.address().resolve("/v1/empty"), logins)),
                new Contender(NODE, node, Wrk.get(script, node.address().resolve("/virgil-jwt"), logins)));
    }

    @Override
    public List<Budget> budgets() {
        return List.of(new Budget(REUSED, EMPTY, 0.7), new Budget(FRESH, NODE, 2), new Budget(REUSED, NODE, 4));
    }
}
