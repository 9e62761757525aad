package io.chate2ee.identity.lookup;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/** What is measured of every look-up that is answered. */
@Singleton
class LookUpMeters {
    private final DistributionSummary statements;
    private final DistributionSummary users;
    private final DistributionSummary groups;
    private final Counter warm;

    LookUpMeters(MeterRegistry meters) {
        this.statements = DistributionSummary.builder("identity.lookup.statements")
                .description("Statements that a request sent to the database")
                .register(meters);
        this.users = ids(meters, "users");
        this.groups = ids(meters, "groups");
        this.warm = Counter.builder("identity.lookup.warm")
                .description("Requests that sent no statement to the database")
                .register(meters);
    }

    void answered(Question question, LookUpCost cost) {
        users.record(question.users().size());
        groups.record(question.groups().size());
        statements.record(cost.statements());
        if (cost.statements() == 0) {
            warm.increment();
        }
    }

    private static DistributionSummary ids(MeterRegistry meters, String kind) {
        return DistributionSummary.builder("identity.lookup.ids")
                .description("Ids asked for by a request")
                .tag("kind", kind)
                .register(meters);
    }
}
