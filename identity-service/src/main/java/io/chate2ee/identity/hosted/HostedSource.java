package io.chate2ee.identity.hosted;

import io.chate2ee.http.outbound.PatientCalls;
import io.chate2ee.identity.mapping.LineReader;
import io.chate2ee.identity.mapping.MappingRules;
import io.chate2ee.identity.mapping.Mappings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.InputStream;

/** The way to the hosted extension. */
@Singleton
public class HostedSource {
    private final MappingRules rules;
    private final PatientCalls.Pause pause;

    @Inject
    HostedSource(MappingRules rules) {
        this(rules, duration -> Thread.sleep(duration.toMillis()));
    }

    HostedSource(MappingRules rules, PatientCalls.Pause pause) {
        this.rules = rules;
        this.pause = pause;
    }

    /**
     * The mappings of users. Nothing is asked before the first is read.
     *
     * @param uids a uid a line; buffered and closed by whoever opened it
     */
    public Mappings of(InputStream uids, HostedLogin login) {
        return new HostedMappings(new LineReader(uids), new HostedExtension(login, pause), rules);
    }
}
