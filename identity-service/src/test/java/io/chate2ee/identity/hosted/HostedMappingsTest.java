package io.chate2ee.identity.hosted;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.contract.id.IdCase;
import io.chate2ee.contract.id.Identity;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.identity.mapping.Entry;
import io.chate2ee.identity.mapping.Fault;
import io.chate2ee.identity.mapping.Mapping;
import io.chate2ee.identity.mapping.MappingRules;
import io.chate2ee.identity.mapping.Mappings;
import java.io.ByteArrayInputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostedMappingsTest {
    private static final Identity OWNER = new Identity("2137f9ef75295ea");

    private final ExtensionDouble extension = new ExtensionDouble();
    private final List<Duration> pauses = new ArrayList<>();

    @AfterEach
    void stop() {
        extension.close();
    }

    @Test
    void usersOfTheListAreAskedForInPagesAndFoldedOnlyAfterwards() {
        String list = IntStream.rangeClosed(1, 250)
                .peek(i -> extension.knows("user-" + i, "hosted-identity-" + i))
                .mapToObj(i -> "User-" + i)
                .collect(Collectors.joining("\n"));

        List<Entry> entries = read(list);

        assertThat(extension.asked()).extracting(List::size).containsExactly(100, 100, 50);
        assertThat(extension.asked().get(2)).startsWith("User-201");
        assertThat(entries)
                .hasSize(250)
                .startsWith(new Mapping(1, new Uid("user-1"), new Identity("hosted-identity-1")))
                .endsWith(new Mapping(250, new Uid("user-250"), new Identity("hosted-identity-250")));
    }

    @Test
    void whoIsUnknownThereOrHasNoUsableIdentityOrNoUidIsAFaultOfItsLine() {
        extension.knows("alice", "identity-of-alice");
        extension.knows("short", "x");
        extension.knows("owner", OWNER.value());

        List<Entry> entries = read("no uid\nalice\r\n\nnobody\nshort\nowner\n");

        assertThat(extension.asked()).containsExactly(List.of("alice", "nobody", "short", "owner"));
        assertThat(entries)
                .filteredOn(Mapping.class::isInstance)
                .containsExactly(new Mapping(2, new Uid("alice"), new Identity("identity-of-alice")));
        assertThat(entries)
                .filteredOn(Fault.class::isInstance)
                .extracting(Entry::line)
                .containsExactly(1L, 4L, 5L, 6L);
        assertThat(entries).contains(new Fault(4, "the hosted extension has no identity for nobody"));
    }

    @Test
    void pageOfNothingButFaultsDoesNotEndTheList() {
        extension.knows("alice", "identity-of-alice");

        assertThat(read("no uid\n".repeat(300) + "alice\n")).hasSize(301).last().isInstanceOf(Mapping.class);
    }

    @Test
    void extensionThatIsBusyOrAwayIsAskedAgainAfterThePauseItWishesOrLongerOnes() {
        extension.knows("alice", "identity-of-alice");
        extension.answersOnce(429, Map.of("Retry-After", "7"), "");
        extension.answersOnce(503, Map.of(), "<html>");
        extension.answersOnce(502, Map.of("Retry-After", "86400"), "");

        assertThat(read("alice")).singleElement().isInstanceOf(Mapping.class);

        assertThat(pauses).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(2), Duration.ofMinutes(1));
    }

    @Test
    void extensionThatStaysAwayEndsTheImportAfterSixAttempts() {
        IntStream.range(0, 10).forEach(i -> extension.answersOnce(503, Map.of(), ""));

        assertThatThrownBy(() -> read("alice"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("The hosted extension does not answer: status 503");
        assertThat(extension.asked()).hasSize(6);
        assertThat(pauses).hasSize(5);
    }

    @Test
    void refusalIsNotRepeatedAndNeverShowsTheToken() {
        var login = new HostedLogin(extension.endpoint(), "another-app", ExtensionDouble.AUTH_TOKEN);

        assertThatThrownBy(() -> read("alice", login))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("The hosted extension refuses: status 401, ERR_AUTH");
        assertThat(extension.asked()).hasSize(1);
        assertThat(login.toString()).doesNotContain(ExtensionDouble.AUTH_TOKEN);
    }

    @Test
    void redirectIsNotFollowed() {
        extension.answersOnce(302, Map.of("Location", extension.endpoint().toString()), "");

        assertThatThrownBy(() -> read("alice")).hasMessage("The hosted extension refuses: status 302");
        assertThat(extension.asked()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>",
                "[]",
                "{}",
                "{\"data\":null}",
                "{\"data\":{}}",
                "{\"data\":{\"userIdentities\":[]}}",
                "{\"data\":{\"userIdentities\":[{\"bob\":\"identity-of-bob-\"}]}}",
                "{\"data\":{\"userIdentities\":[{\"alice\":\"identity-of-alice\"},{\"bob\":\"identity-of-bob-\"}]}}",
                "{\"data\":{\"userIdentities\":[{\"alice\":7}]}}"
            })
    void answerThatIsNotOneEntryForEachUserInOrderEndsTheImport(String body) {
        extension.answersOnce(200, Map.of(), body);

        assertThatThrownBy(() -> read("alice"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("The hosted extension's answer cannot be used: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://e2ee-us.example/v1/get-identities", "ftp://127.0.0.1/x", "/v1/get-identities"})
    void tokenIsSentToNobodyWithoutEncryption(String endpoint) {
        assertThatThrownBy(() -> new HostedLogin(URI.create(endpoint), "app", "token"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the extension's address must be an https URL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "line\nbreak", "ü"})
    void tokenThatIsNoHeaderIsRefused(String token) {
        assertThatThrownBy(() -> new HostedLogin(extension.endpoint(), "app", token))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private List<Entry> read(String list) {
        return read(list, new HostedLogin(extension.endpoint(), ExtensionDouble.APP_ID, ExtensionDouble.AUTH_TOKEN));
    }

    private List<Entry> read(String list, HostedLogin login) {
        Mappings mappings = new HostedSource(new MappingRules(IdCase.LOWER, OWNER), pauses::add)
                .of(new ByteArrayInputStream(list.getBytes(UTF_8)), login);
        List<Entry> entries = new ArrayList<>();
        for (Optional<Entry> entry = mappings.next(); entry.isPresent(); entry = mappings.next()) {
            entries.add(entry.get());
        }
        return entries;
    }
}
