package io.chate2ee.http.caller.cometchat;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How CometChat is asked whose token a caller brings, {@code chat.callers.cometchat.*}. Read only where it is switched on. */
@ConfigMapping(prefix = "chat.callers.cometchat")
public interface CometChatSettings {
    /** The one app whose users are known here. Needed. A caller of another app is refused before anybody is asked. */
    Optional<String> appId();

    /** The app's region, such as {@code us}, {@code eu} or {@code in}. Needed if the URL has a place for it. */
    Optional<String> region();

    /** {@code me} asks as the user; {@code rest} asks as the operator, with the documented call and an API key. */
    @WithDefault("me")
    Way way();

    /**
     * Where CometChat is, with {@code {appId}} and {@code {region}} filled in. The default is CometChat's own cloud; an on-premise
     * host has no app id in its name.
     */
    Optional<String> url();

    /** A full-access REST API key, for {@code rest} only. A secret. */
    Optional<String> apiKey();

    /** How long an answer is waited for. */
    @WithDefault("2s")
    Duration timeout();

    /** How long a good token is believed without asking again; a token revoked in the chat lives on for as long. */
    @WithDefault("60s")
    Duration positiveFor();

    /** How long a bad token is refused without asking again. */
    @WithDefault("10s")
    Duration negativeFor();

    /** How many tokens of each kind, good and bad, are remembered. */
    @WithDefault("50000")
    int rememberAtMost();

    /** How many look-ups may be under way at once; callers beyond it are told to come back. */
    @WithDefault("200")
    int lookUpsAtMost();

    /** So many look-ups in a row without an answer, and CometChat is left alone for a while. */
    @WithDefault("5")
    int breakAfter();

    /** How long it is left alone; then one look-up tries. */
    @WithDefault("10s")
    Duration breakFor();

    /** The two ways to ask. */
    enum Way {
        /** {@code GET /v3.0/me} with the user's own token, as the SDKs do (read in SDK source). */
        ME,
        /** {@code GET /v3/users/{uid}/auth_tokens/{authToken}} with an API key (vendor documentation). */
        REST
    }
}
