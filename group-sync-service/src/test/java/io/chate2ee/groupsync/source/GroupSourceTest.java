package io.chate2ee.groupsync.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.groupsync.settings.TestSettings;
import io.chate2ee.http.outbound.RefusedException;
import io.chate2ee.stack.chat.ChatDouble;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GroupSourceTest {
    private static final Guid NIGHT = new Guid("night");
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    private final ChatDouble chat = ChatDouble.start();
    private final List<Duration> pauses = new ArrayList<>();
    private final GroupSource source = source(ChatDouble.API_KEY);

    private GroupSource source(String apiKey) {
        return TestSource.of(
                TestSettings.of(TestSource.settings(chat, 3, apiKey)), Clock.fixed(NOW, ZoneOffset.UTC), pauses);
    }

    @AfterEach
    void stop() {
        chat.close();
    }

    @Test
    void readsAllGroupsOnAllPagesOnce() throws Exception {
        for (int i = 0; i < 7; i++) {
            chat.group("group-" + i, List.of("mara"));
        }

        assertThat(listed()).hasSize(7).doesNotHaveDuplicates().contains("group-0", "group-6");
    }

    @Test
    void aGroupThatIsDeletedMeanwhileHidesNoOther() throws Exception {
        for (int i = 0; i < 7; i++) {
            chat.group("group-" + i, List.of("mara"));
        }
        once(() -> chat.delete("group-1"));

        assertThat(listed()).contains("group-3", "group-6");
    }

    @Test
    void groupsWithIdsThatNobodyCanHaveHereAreCountedAndKeepNobodyOut() throws Exception {
        chat.group("no guid", List.of("mara"));
        chat.group("night", List.of("mara"));
        AtomicInteger unusable = new AtomicInteger();
        List<Guid> groups = new ArrayList<>();

        source.groups((fresh, strange, total) -> {
            unusable.addAndGet(strange);
            fresh.forEach(group -> groups.add(group.guid()));
        });

        assertThat(groups).containsExactly(NIGHT);
        assertThat(unusable).hasValue(1);
    }

    @Test
    void readsMembersAndBansAsOfWhenReadingBegan() throws Exception {
        chat.group("night", List.of("Mara", "iris", "app_system", "tom"));
        chat.ban("night", "tom");

        Membership membership = source.membership(NIGHT).orElseThrow();

        assertThat(membership.members()).containsExactly(new Uid("mara"), new Uid("iris"));
        assertThat(membership.banned()).containsExactly(new Uid("tom"));
        assertThat(membership.beganAt()).isEqualTo(NOW);
        assertThat(membership.group().createdAt()).isEqualTo(Instant.ofEpochSecond(1_726_000_000));
    }

    @Test
    void whoStaysIsFoundThoughOthersComeAndGoBetweenPages() throws Exception {
        chat.group("night", members(8));
        chat.group("another", List.of());
        AtomicInteger requests = new AtomicInteger();
        chat.afterEach(() -> {
            if (requests.incrementAndGet() == 2) {
                // One goes and one comes: the count is the same, and u3 has moved to the page that was read before.
                chat.remove("night", "u0");
                chat.add("night", "new");
            }
        });

        Membership membership = source.membership(NIGHT).orElseThrow();

        assertThat(membership.members()).contains(new Uid("u3"), new Uid("new")).doesNotContain(new Uid("u0"));
        assertThat(membership.members()).hasSize(8);
    }

    @Test
    void aListThatNeverHoldsStillIsNotGuessed() {
        chat.group("night", members(8));
        AtomicInteger requests = new AtomicInteger();
        chat.afterEach(() -> chat.add("night", "new-" + requests.incrementAndGet()));

        assertThatThrownBy(() -> source.membership(NIGHT))
                .isInstanceOf(DriftException.class)
                .hasMessageContaining("night");
    }

    @Test
    void aGroupThatIsGoneIsNothing() throws Exception {
        assertThat(source.membership(NIGHT)).isEmpty();
    }

    @Test
    void waitsAsLongAsTheChatAsksTo() throws Exception {
        chat.group("night", List.of("mara"));
        chat.failNext(429, 500);

        assertThat(source.membership(NIGHT)).isPresent();

        assertThat(pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(1));
    }

    @Test
    void aWrongKeyIsSaidAtOnce() {
        assertThatThrownBy(() -> source("wrong").membership(NIGHT))
                .isInstanceOf(RefusedException.class)
                .hasMessage("CometChat refuses: status 401, AUTH_ERR_APIKEY_NOT_FOUND");
        assertThat(pauses).isEmpty();
    }

    private List<String> listed() throws IOException, InterruptedException {
        List<String> guids = new ArrayList<>();
        source.groups((fresh, unusable, total) ->
                fresh.forEach(group -> guids.add(group.guid().value())));
        return guids;
    }

    private void once(Runnable change) {
        AtomicInteger requests = new AtomicInteger();
        chat.afterEach(() -> {
            if (requests.incrementAndGet() == 1) {
                change.run();
            }
        });
    }

    private static List<String> members(int count) {
        List<String> members = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            members.add("u" + i);
        }
        return members;
    }
}
