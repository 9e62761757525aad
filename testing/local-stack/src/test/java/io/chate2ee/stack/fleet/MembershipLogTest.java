package io.chate2ee.stack.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MembershipLogTest {
    @Test
    void whatIsDoneAndUndoneAndDoneAgainIsNotDoubled() {
        MembershipLog log = log("granted bob 0", "granted bob 1", "revoked bob 2", "granted bob 2", "granted bob 0");

        assertThat(log.changes()).hasSize(5).startsWith("granted team bob 0");
        assertThat(log.doubled()).isEmpty();
    }

    @Test
    void whatIsGrantedTwiceIsFound() {
        assertThat(log("granted bob 0", "granted eve 0", "granted bob 0").doubled())
                .containsExactly("granted team bob 0");
    }

    @Test
    void whoIsThrownOutTwiceIsFound() {
        assertThat(log("granted bob 0", "revoked bob 1", "revoked bob 2").doubled())
                .containsExactly("revoked team bob 2");
    }

    @Test
    void whoMayHaveBeenGrantedIsThrownOutOnce() {
        assertThat(log("revoked bob 1", "waiting bob 1", "revoked bob 2", "revoked bob 3")
                        .doubled())
                .containsExactly("revoked team bob 3");
    }

    @Test
    void whatIsSentAgainIsDoneOnce() {
        List<byte[]> lines = lines("granted bob 0", "revoked bob 1");

        MembershipLog log =
                MembershipLog.of(Stream.of(lines, lines).flatMap(List::stream).toList());

        assertThat(log.changes()).containsExactly("granted team bob 0", "revoked team bob 1");
        assertThat(log.doubled()).isEmpty();
        assertThat(log.sentAgain()).isEqualTo(2);
    }

    private static MembershipLog log(String... changes) {
        return MembershipLog.of(lines(changes));
    }

    private static List<byte[]> lines(String... changes) {
        return Arrays.stream(changes)
                .map(change -> change.split(" "))
                .map(change -> "{\"id\":\"%s\",\"guid\":\"team\",\"kind\":\"%s\",\"uid\":\"%s\",\"epoch\":%s}"
                        .formatted(UUID.randomUUID(), change[0], change[1], change[2]))
                .map(json -> json.getBytes(StandardCharsets.UTF_8))
                .toList();
    }
}
