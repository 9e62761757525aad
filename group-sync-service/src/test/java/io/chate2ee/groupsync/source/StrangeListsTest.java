package io.chate2ee.groupsync.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.groupsync.settings.TestSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is among groups that are as they should be must not hide them: any user may be able to put it there. */
@SuppressWarnings("NullAway.Init") // Started before each test.
class StrangeListsTest {
    private static final String GOOD =
            "{'guid':'night','createdAt':1726000000,'updatedAt':1726000001,'membersCount':1}";

    private HttpServer server;
    private GroupSource source;
    private String list = "";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v3/groups", exchange -> {
            byte[] answer = ("{'data':[" + list + "],'meta':{'pagination':{'total':2,'total_pages':1}}}")
                    .replace('\'', '"')
                    .getBytes(UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        source = TestSource.of(
                TestSettings.of(Map.of(
                        "source.app-id",
                        "app",
                        "source.api-key",
                        "key",
                        "source.url",
                        "http://127.0.0.1:" + server.getAddress().getPort() + "/v3",
                        "virgil.url",
                        "http://127.0.0.1:1",
                        "virgil.service-key",
                        "none")),
                Clock.systemUTC(),
                new ArrayList<>());
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aGroupWhoseMetadataIsDeepOrLongIsAGroupLikeAnyOther() throws Exception {
        list = "{'guid':'deep','createdAt':1726000000,'metadata':{'x':" + "[".repeat(2_500) + "]".repeat(2_500)
                + ",'y':" + "7".repeat(4_000) + "}}," + GOOD;

        assertThat(listed(0)).containsExactly(new Guid("deep"), new Guid("night"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'guid':'odd'}",
                "{'guid':'odd','createdAt':'1726000000'}",
                "{'guid':'odd','createdAt':null}",
                "{'guid':'odd','createdAt':-1}",
                "{'guid':'odd','createdAt':1726000000000}",
                "{'guid':'odd','createdAt':99999999999999999999}",
                "{'guid':'odd','createdAt':1726000000,'updatedAt':9223372036854775807}",
                "{'guid':'odd','createdAt':1726000000,'membersCount':'many'}",
                "{'guid':7,'createdAt':1726000000}",
                "{'guid':'','createdAt':1726000000}",
                "{'createdAt':1726000000}",
                "{}",
                "[]",
                "null",
                "'night'"
            })
    void aGroupOfAnotherFormIsCountedAndTheOthersAreRead(String odd) throws Exception {
        list = odd + "," + GOOD;

        assertThat(listed(1)).containsExactly(new Guid("night"));
    }

    /** To take somebody for absent who may be there would take the group away from them. */
    @ParameterizedTest
    @ValueSource(strings = {"{'uid':7}", "{}", "null", "'mara'"})
    void aMemberOfAnotherFormIsNotTakenForNobody(String odd) {
        list = odd + ",{'uid':'mara'}";

        assertThatThrownBy(this::membersOfNight).isInstanceOf(UnusableAnswerException.class);
    }

    @Test
    void aMemberWithAnIdThatNobodyCanHaveHereIsNobody() throws Exception {
        list = "{'uid':'no uid'},{'uid':'mara'}";

        assertThat(membersOfNight()).containsExactly(new Uid("mara"));
    }

    private List<Uid> membersOfNight() throws IOException, InterruptedException {
        return source.membership(new SourceGroup(new Guid("night"), Instant.EPOCH, Instant.EPOCH, 2))
                .members();
    }

    private List<Guid> listed(int expectedUnusable) throws IOException, InterruptedException {
        List<Guid> guids = new ArrayList<>();
        AtomicInteger unusable = new AtomicInteger();
        source.groups((fresh, strange, total) -> {
            unusable.addAndGet(strange);
            fresh.forEach(group -> guids.add(group.guid()));
        });
        assertThat(unusable).hasValue(expectedUnusable);
        return guids;
    }
}
