package io.chate2ee.groupsync.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.contract.group.GroupRecord;
import io.chate2ee.groupsync.testing.ChatGroup;
import io.chate2ee.stack.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The topic of groups was lost: what is told to operators has all of it announced again. */
class AnnouncedAgainIT extends ApplierFixture {
    private static final Pattern TOLD = Pattern.compile("INSERT INTO outbox[^;]*;");

    @Test
    void everyGroupIsAnnouncedAsItLastWasAndOfEveryGuidTheLastLifeAlone() throws IOException {
        ChatGroup living = group(alice, bob, dave);
        ChatGroup ended = group(alice);
        settle();
        ended.delete();
        settle();
        ChatGroup again = group(bob);
        settle();
        again.delete();
        settle();
        ChatGroup second = again.createAgain();
        second.admit(carol);
        settle();
        GroupRecord livingBefore = told(living).lastRecord();
        GroupRecord endedBefore = told(ended).lastRecord();
        GroupRecord secondBefore = told(second).lastRecord();
        execute("delete from outbox");

        var told = TOLD.matcher(Files.readString(Checkout.find().root().resolve("docs/recovery.md")));
        assertThat(told.find()).isTrue();
        execute(told.group());

        assertThat(told(living).records()).containsExactly(livingBefore);
        assertThat(told(ended).records()).containsExactly(endedBefore);
        assertThat(told(second).records()).containsExactly(secondBefore);
        assertThat(livingBefore.granted()).hasSize(2);
        assertThat(livingBefore.waiting()).isOne();
    }

    private static void execute(String sql) {
        surroundings.pool().query(sql).execute().await().indefinitely();
    }
}
