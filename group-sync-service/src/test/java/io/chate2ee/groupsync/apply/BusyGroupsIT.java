package io.chate2ee.groupsync.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.groupsync.testing.ChatGroup;
import io.chate2ee.virgil.cloud.CloudRequest;
import io.chate2ee.virgil.cloud.VirgilCloud;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Groups in which something happens all the time, so that every plan is out of date before it is done. */
class BusyGroupsIT extends ApplierFixture {
    private static final String SOMEBODY_JOINS = """
            with known as (
                insert into users (uid, identity, version, forgotten) values ($2, $3, 1, false)),
            joined as (
                insert into members (guid, life, uid, desired, effective_at, source_partition, source_offset, since, cause)
                values ($1, 1, $2, true, clock_timestamp(), 0, 0, clock_timestamp(), 'joined'))
            update groups set change_seq = change_seq + 1, dirty_since = coalesce(dirty_since, clock_timestamp())
            where guid = $1""";

    @Test
    void doNotHaveToPauseAsIfTheyHadFailed() {
        ChatGroup group = group(alice, bob);
        settle();
        Replica busy = Replica.start(surroundings, cloud -> new Stampede(group, cloud));

        group.admit(dave);
        assertThat(busy.work()).hasOnlyElementsOfType(Ending.LetGo.class);

        assertThat(group.row().getInteger("attempts")).isZero();
        assertThat(group.row().getOffsetDateTime("next_attempt_at")).isNull();
        group.remove(bob);
        assertThat(replica.work()).hasSize(1);
        assertThat(reads(bob, group)).isEmpty();
    }

    /** Whatever is asked of the cloud, somebody has joined when the answer comes. */
    private record Stampede(ChatGroup group, VirgilCloud cloud) implements VirgilCloud {
        @Override
        public <T> CompletionStage<T> call(CloudRequest<T> request) {
            String uid = UUID.randomUUID().toString();
            return surroundings
                    .pool()
                    .preparedQuery(SOMEBODY_JOINS)
                    .execute(Tuple.of(group.guid().value(), uid, "identity-of-" + uid))
                    .subscribeAsCompletionStage()
                    .thenCompose(joined -> cloud.call(request));
        }
    }
}
