package io.chate2ee.groupsync.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.contract.id.Identity;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.contract.user.IdentitySource;
import io.chate2ee.contract.user.UserRecord;
import io.chate2ee.groupsync.testing.ChatGroup;
import io.chate2ee.groupsync.users.UserTable;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Users whom the deployment forgets lose what they were given, though the chat never said that they left. */
class ForgottenUsersIT extends ApplierFixture {
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final Identity ANOTHER = Identity.parse("ffffffffffffffffffffffffffffffff");

    @Test
    void aForgottenMemberLosesEveryEpochAndTheLogSaysWhy() {
        ChatGroup group = group(alice, bob);
        settle();

        tell(new UserRecord(new Uid(bob.uid()), bob.identity(), IdentitySource.DERIVED, 2, true));
        settle();

        assertThat(reads(bob, group)).isEmpty();
        assertThat(reads(alice, group)).hasSize(2);
        // The chat still has him in the group: he waits, should he ever come back.
        assertThat(lines(group)).endsWith("REVOKED bob 1 user-forgotten", "WAITING bob 1 added-bob");
    }

    @Test
    void whoHasAnotherIdentityLosesTheOldOneAndTheLogSaysWhy() {
        ChatGroup group = group(alice, bob);
        settle();

        tell(new UserRecord(new Uid(bob.uid()), ANOTHER, IdentitySource.IMPORTED, 2, false));
        settle();

        assertThat(reads(bob, group)).isEmpty();
        assertThat(lines(group)).contains("REVOKED bob 1 identity-changed");
    }

    @Test
    void whoIsForgottenStaysOutWhenTheRecordOfItIsDropped() {
        ChatGroup group = group(alice, bob);
        settle();
        tell(new UserRecord(new Uid(bob.uid()), bob.identity(), IdentitySource.DERIVED, 2, true));
        settle();

        users().drop(Set.of(new Uid(bob.uid()))).await().atMost(LONGEST);
        group.touch();
        settle();

        assertThat(reads(bob, group)).isEmpty();
        assertThat(reads(alice, group)).hasSize(2);
    }

    @Test
    void whoIsForgottenWhileALedgerLetsThemInElsewhereLosesThatToo() throws Exception {
        ChatGroup busy = group(bob);
        ChatGroup other = group(alice, bob);
        settle();
        other.remove(bob);
        settle();

        CompletableFuture<Void> told;
        try (OtherLedger ledger = new OtherLedger(surroundings)) {
            ledger.locks(busy.guid().value());
            told = users().tell(List.of(
                            new UserRecord(new Uid(bob.uid()), bob.identity(), IdentitySource.DERIVED, 2, true)))
                    .subscribeAsCompletionStage();
            ledger.isWaitedFor();
            other.readmit(bob);
            settle();
        }
        told.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
        settle();

        assertThat(reads(bob, other)).isEmpty();
        assertThat(reads(bob, busy)).isEmpty();
    }

    private void tell(UserRecord record) {
        users().tell(List.of(record)).await().atMost(LONGEST);
    }

    private static UserTable users() {
        return new UserTable(surroundings.pool(), () -> {});
    }
}
