package io.chate2ee.identity.hosted;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.chate2ee.identity.mapping.Entry;
import io.chate2ee.identity.mapping.Fault;
import io.chate2ee.identity.mapping.LineReader;
import io.chate2ee.identity.mapping.LineTooLongException;
import io.chate2ee.identity.mapping.MappingRules;
import io.chate2ee.identity.mapping.Mappings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Mappings of the users in a list, a uid a line, as the hosted extension knows them. */
final class HostedMappings implements Mappings {
    /** How many it may be asked for at once is not known; few enough to be harmless. */
    private static final int PAGE = 100;

    private final LineReader lines;
    private final HostedExtension extension;
    private final MappingRules rules;
    private final Queue<Entry> read = new ArrayDeque<>();

    HostedMappings(LineReader lines, HostedExtension extension, MappingRules rules) {
        this.lines = lines;
        this.extension = extension;
        this.rules = rules;
    }

    /**
     * A user to be asked for.
     *
     * @param line where it stands in the list
     * @param uid as written there, since it is answered under that name
     */
    private record Wanted(long line, String uid) {}

    @Override
    public Optional<Entry> next() {
        if (read.isEmpty()) {
            List<Wanted> page = page();
            if (!page.isEmpty()) {
                ask(page);
            }
        }
        return Optional.ofNullable(read.poll());
    }

    /** The next users of the list; what is no uid goes to the entries at once. */
    private List<Wanted> page() {
        List<Wanted> page = new ArrayList<>(PAGE);
        while (page.size() < PAGE) {
            try {
                byte @Nullable [] line = lines.next();
                if (line == null) {
                    break;
                }
                String uid = new String(line, UTF_8).strip();
                if (!uid.isEmpty()) {
                    rules.uid(uid);
                    page.add(new Wanted(lines.number(), uid));
                }
            } catch (LineTooLongException | IllegalArgumentException wrong) {
                // Its message is the reason that the operator is told.
                read.add(new Fault(lines.number(), String.valueOf(wrong.getMessage())));
            }
        }
        return page;
    }

    private void ask(List<Wanted> page) {
        try {
            List<Optional<String>> identities =
                    extension.identities(page.stream().map(Wanted::uid).toList());
            for (int i = 0; i < page.size(); i++) {
                read.add(entry(page.get(i), identities.get(i)));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(String.valueOf(failed.getMessage()), failed);
        }
    }

    private Entry entry(Wanted wanted, Optional<String> identity) {
        if (identity.isEmpty()) {
            return new Fault(wanted.line(), "the hosted extension has no identity for " + wanted.uid());
        }
        try {
            return rules.mapping(wanted.line(), wanted.uid(), identity.get());
        } catch (IllegalArgumentException wrong) {
            // As in a file: one that cannot be used does not keep the others from being looked at.
            return new Fault(wanted.line(), String.valueOf(wrong.getMessage()));
        }
    }
}
