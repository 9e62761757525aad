package io.chate2ee.groupsync.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The table of events, row by row: what happens to a group that was made at 1 with alice and bob in it. Words are
 * {@code kind@time:member+member}; a snapshot's barred ones are marked by {@code !}.
 */
class EventTableTest {
    @ParameterizedTest(name = "{0} => in: {1}, barred: {2}, asks for a snapshot: {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "                                                          | alice bob       |       | false",
                // added, joined: in
                "in@5:carol                                                | alice bob carol |       | false",
                "in@5:alice                                                | alice bob       |       | false",
                // left, kicked: out
                "out@5:bob                                                 | alice           |       | false",
                "out@5:bob in@6:bob                                        | alice bob       |       | false",
                "out@5:bob in@4:bob                                        | alice           |       | false",
                "out@5:stranger                                            | alice bob       |       | false",
                // banned: out and barred; added while barred never, a snapshot is asked for instead
                "ban@5:bob                                                 | alice           | bob   | false",
                "ban@5:bob in@6:bob                                        | alice           | bob   | true",
                "in@6:bob ban@5:bob                                        | alice           | bob   | true",
                "ban@5:bob in@4:bob                                        | alice           | bob   | false",
                "ban@5:carol in@6:carol                                    | alice bob       | carol | true",
                "ban@5:bob out@6:bob                                       | alice           | bob   | false",
                // unbanned: no longer barred, still out
                "ban@5:bob unban@6:bob                                     | alice           |       | false",
                "ban@5:bob unban@6:bob in@7:bob                            | alice bob       |       | false",
                "unban@6:bob ban@5:bob                                     | alice           |       | false",
                "unban@6:bob ban@5:bob in@7:bob                            | alice bob       |       | false",
                "ban@5:bob in@6:bob unban@7:bob                            | alice           |       | true",
                "ban@5:bob unban@7:bob in@6:bob                            | alice           |       | false",
                "unban@5:bob                                               | alice           |       | false",
                // updated, scope changed, owner transferred: never admit; somebody named who is out asks for a snapshot
                "update@5:                                                 | alice bob       |       | false",
                "update@5:alice                                            | alice bob       |       | false",
                "update@5:carol                                            | alice bob       |       | true",
                "scope@5:bob                                               | alice bob       |       | false",
                "scope@5:carol                                             | alice bob       |       | true",
                "owner@5:bob                                               | alice bob       |       | false",
                "owner@5:carol                                             | alice bob       |       | true",
                "out@5:bob scope@6:bob                                     | alice           |       | true",
                "out@5:bob scope@4:bob                                     | alice           |       | false",
                "ban@5:bob owner@6:bob                                     | alice           | bob   | true",
                // snapshot: members and bans exactly as listed, as of when its read began; later events win per member
                "snapshot@5:alice+carol                                    | alice carol     |       | false",
                "snapshot@5:alice+!bob                                     | alice           | bob   | false",
                "snapshot@5:                                               |                 |       | false",
                "in@6:carol snapshot@5:alice+bob                           | alice bob carol |       | false",
                "in@4:carol snapshot@5:alice+bob                           | alice bob       |       | false",
                "snapshot@5:alice+bob in@4:carol                           | alice bob       |       | false",
                "snapshot@5:alice+bob in@6:carol                           | alice bob carol |       | false",
                "out@3:carol snapshot@5:alice+bob in@4:carol               | alice bob       |       | false",
                "out@3:carol snapshot@5:alice+bob in@6:carol               | alice bob carol |       | false",
                "ban@3:carol unban@3.5:carol snapshot@5:alice ban@4:carol  | alice           |       | false",
                "snapshot@5:alice+bob out@4:bob                            | alice bob       |       | false",
                "out@6:bob snapshot@5:alice+bob                            | alice           |       | false",
                "out@4:bob snapshot@5:alice+bob                            | alice bob       |       | false",
                "ban@4:bob snapshot@5:alice+bob                            | alice bob       |       | false",
                "snapshot@5:alice+bob ban@4:bob                            | alice bob       |       | false",
                "ban@6:bob snapshot@5:alice+bob                            | alice           | bob   | false",
                "ban@4:bob snapshot@5:alice                                | alice           |       | false",
                "snapshot@5:alice+!bob in@6:bob                            | alice           | bob   | true",
                "snapshot@5:alice+!bob unban@6:bob in@7:bob                | alice bob       |       | false",
                "snapshot@7:alice snapshot@5:alice+bob+carol               | alice           |       | false",
                "snapshot@5:alice+bob scope@4:carol                        | alice bob       |       | false",
                "snapshot@5:alice+bob scope@6:carol                        | alice bob       |       | true",
                // a snapshot answers what was doubted before its read began, and nothing after
                "scope@5:carol snapshot@6:alice+bob                        | alice bob       |       | false",
                "scope@7:carol snapshot@6:alice+bob                        | alice bob       |       | true",
                "ban@5:bob in@6:bob snapshot@7:alice+bob                   | alice bob       |       | false",
                // at the very moment of a snapshot removal wins, and another one is asked for
                "out@5:bob snapshot@5:alice+bob                            | alice           |       | true",
                "snapshot@5:alice+bob out@5:bob                            | alice           |       | true",
            })
    void whatTheEventsOfALivingGroupLeadTo(String events, String in, String barred, boolean needsSnapshot) {
        Ledgers ledger = Ledgers.after(Told.created(1, "alice", "bob"));

        ledger.foldOneByOne(told(events));

        assertThat(ledger.desired()).containsExactlyInAnyOrderElementsOf(words(in));
        assertThat(ledger.barred()).containsExactlyInAnyOrderElementsOf(words(barred));
        assertThat(ledger.needsSnapshot()).isEqualTo(needsSnapshot);
    }

    private static List<Received> told(String events) {
        return words(events).stream().map(EventTableTest::event).toList();
    }

    private static Received event(String word) {
        String[] parts = word.split("[@:]", 3);
        double time = Double.parseDouble(parts[1]);
        String[] members = parts[2].isEmpty() ? new String[0] : parts[2].split("\\+");
        return switch (parts[0]) {
            case "in" -> Told.in(1.0, time, members);
            case "out" -> Told.out(1.0, time, members);
            case "ban" -> Told.banned(1.0, time, members);
            case "unban" -> Told.unbanned(1.0, time, members);
            case "update" -> Told.updated(time, members);
            case "scope" -> Told.scopeChanged(time, members);
            case "owner" -> Told.ownerTransferred(time, members[0]);
            case "snapshot" -> Told.snapshot(1, time, members);
            default -> throw new IllegalArgumentException(word);
        };
    }

    private static List<String> words(@org.jspecify.annotations.Nullable String text) {
        return text == null || text.isBlank()
                ? List.of()
                : Arrays.stream(text.trim().split("\\s+")).toList();
    }
}
