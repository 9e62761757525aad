package io.chate2ee.identity.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.contract.id.IdCase;
import io.chate2ee.contract.id.Identity;
import io.chate2ee.contract.id.Uid;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MappingReaderTest {
    private static final Mapping ALICE = mapping(2, "alice", "identity-of-alice");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "uid,identity\nAlice,identity-of-alice\n",
                "uid,identity\r\nAlice,identity-of-alice\r\n",
                "uid,identity\nAlice,identity-of-alice",
                "\uFEFFuid,identity\nalice,identity-of-alice\n\n\n",
                "identity,source,uid\nidentity-of-alice,\"a \"\"quoted\"\", text\",alice",
                "\"uid\",\"identity\"\n\"alice\",\"identity-of-alice\"\n",
                "\n{\"uid\":\"ALICE\",\"identity\":\"identity-of-alice\",\"more\":[1]}"
            })
    void formsOfOneLineAreReadAlike(String file) {
        assertThat(read(file)).containsExactly(ALICE);
    }

    @Test
    void everyFaultNamesItsLineAndTheNextLineIsReadAllTheSame() {
        List<Entry> entries = read("uid,identity\n"
                + "x".repeat(5_000) + "\n"
                + "one field\n"
                + "\"alice,identity-of-alice\n"
                + "alice,\n"
                + "bob,identity-of-bob-\n");

        assertThat(entries).hasSize(5);
        assertThat(entries.subList(0, 4)).allMatch(Fault.class::isInstance);
        assertThat(entries).extracting(Entry::line).containsExactly(2L, 3L, 4L, 5L, 6L);
        assertThat(((Fault) entries.get(0)).reason()).isEqualTo("longer than 4096 bytes");
        assertThat(entries.get(4)).isEqualTo(mapping(6, "bob", "identity-of-bob-"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"alice,identity-of-alice\nbob,identity-of-bob-\n", "uid,uid,identity\na,b,c\n", "uid\na\n"})
    void fileWithoutNamesOfColumnsIsOneFault(String file) {
        assertThat(read(file))
                .containsExactly(new Fault(1, "the first line must name the columns, uid and identity once each"));
    }

    @Test
    void brokenJsonIsAFaultOfItsLine() {
        List<Entry> entries = read("{\"uid\":\"a\",\"identity\":\"identity-of-a\"}\n{\"uid\":\n[]\n{}\n{\"uid\":7}\n");

        assertThat(entries).hasSize(5);
        assertThat(entries.subList(1, 5)).allMatch(Fault.class::isInstance);
    }

    @Test
    void anyBytesGiveEntriesAndNothingElse() {
        var random = new Random(11);
        for (int round = 0; round < 2_000; round++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            byte[] head = round % 2 == 0 ? "uid,identity\n".getBytes(UTF_8) : "{}\n".getBytes(UTF_8);
            byte[] file = new byte[head.length + bytes.length];
            System.arraycopy(head, 0, file, 0, head.length);
            System.arraycopy(bytes, 0, file, head.length, bytes.length);

            assertThat(read(file)).allMatch(entry -> entry.line() > 0);
        }
    }

    private static List<Entry> read(String file) {
        return read(file.getBytes(UTF_8));
    }

    private static List<Entry> read(byte[] file) {
        var reader = new MappingReader(
                new ByteArrayInputStream(file), new MappingRules(IdCase.LOWER, new Identity("2137f9ef75295ea")));
        List<Entry> entries = new ArrayList<>();
        for (Optional<Entry> entry = reader.next(); entry.isPresent(); entry = reader.next()) {
            entries.add(entry.get());
        }
        return entries;
    }

    private static Mapping mapping(long line, String uid, String identity) {
        return new Mapping(line, new Uid(uid), new Identity(identity));
    }
}
