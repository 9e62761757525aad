package io.chate2ee.http.caller.cometchat;

import io.chate2ee.contract.id.IdCase;
import io.chate2ee.http.caller.CallerKind;
import io.chate2ee.http.caller.CallersOrder;
import io.chate2ee.http.caller.UidSettings;
import io.chate2ee.http.start.Launch;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.tracing.TracingPolicy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Builds the authenticator from the settings and, if it is switched on, refuses to start with wrong ones. */
@Dependent
class CometChatBeans {
    private static final int BEFORE_ANYTHING_ELSE_STARTS = 1;
    private static final int CONNECTIONS = 16;

    @Produces
    @Singleton
    AuthTokenAuthenticator authenticator(
            CometChatSettings settings, UidSettings uids, Vertx vertx, Clock clock, MeterRegistry meters) {
        return build(settings, uids.idCase(), http(vertx, settings), clock, new LookUpMeters(meters));
    }

    static AuthTokenAuthenticator build(
            CometChatSettings settings, IdCase idCase, HttpClient http, Clock clock, LookUpMeters meters) {
        var rules = CometChatRules.of(settings);
        var client = new CometChatClient(http, rules.base(), settings.timeout());
        var breaker = new Breaker(settings.breakAfter(), settings.breakFor(), clock);
        meters.watch(breaker);
        var asking = MeasuredCheck.wrap(new AskingCheck(client, rules), meters);
        var sparing = SparingCheck.wrap(asking, breaker, settings.lookUpsAtMost(), meters);
        return new AuthTokenAuthenticator(
                RememberingCheck.wrap(sparing, rules.appId(), settings, clock, meters), rules.appId(), idCase);
    }

    void onStart(
            @Observes @Priority(BEFORE_ANYTHING_ELSE_STARTS) StartupEvent start,
            Launch launch,
            CallersOrder order,
            Instance<AuthTokenAuthenticator> authenticator) {
        if (launch.serves() && order.has(CallerKind.COMETCHAT)) {
            authenticator.get();
        }
    }

    /** Closed with Vert.x. In no trace: a path can hold the token that is asked about, and spans hold paths. */
    static HttpClient http(Vertx vertx, CometChatSettings settings) {
        int patience = Math.toIntExact(Math.min(settings.timeout().toMillis(), Integer.MAX_VALUE));
        return vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout(patience)
                .setMaxPoolSize(CONNECTIONS)
                .setMaxWaitQueueSize(settings.lookUpsAtMost())
                .setKeepAliveTimeout(30)
                .setTracingPolicy(TracingPolicy.IGNORE)
                .setName("cometchat"));
    }
}
