package io.chate2ee.identity.process;

import static io.chate2ee.identity.fixture.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.contract.id.Uid;
import io.chate2ee.contract.login.LoginEvent;
import io.chate2ee.contract.user.UserRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TwoInstancesIT {
    private static final int USERS = 60;

    private final Deployment deployment = new Deployment();

    @AfterEach
    void stopServers() {
        deployment.close();
    }

    @Test
    void racingOnTheSameNewUsersEndsWithOneRowOneIdentityAndOneVersionEach() throws Exception {
        ServiceProcess one = deployment.startReady();
        ServiceProcess other = deployment.startReady();

        var answers = atOnce(List.of(one, other));

        List<String> ofOne = answers.subList(0, USERS);
        assertThat(ofOne).isEqualTo(answers.subList(USERS, 2 * USERS)).doesNotHaveDuplicates();
        assertThat(deployment.tables().users()).isEqualTo(USERS);
        await().untilAsserted(() -> assertThat(announcedIdentities()).isEqualTo(Set.copyOf(ofOne)));
        assertThat(deployment.topics().users()).allMatch(user -> user.version() == 1);
    }

    /** Every user asks both instances for the own identity while a log-in event of the same user is on its way. */
    private List<String> atOnce(List<ServiceProcess> services) throws ExecutionException, InterruptedException {
        var pool = Executors.newFixedThreadPool(8);
        try {
            List<Future<String>> answers = services.stream()
                    .flatMap(service ->
                            IntStream.range(0, USERS).mapToObj(user -> pool.submit(() -> ask(service, "user-" + user))))
                    .toList();
            IntStream.range(0, USERS).forEach(this::logIn);
            List<String> identities = new ArrayList<>();
            for (Future<String> answer : answers) {
                identities.add(answer.get());
            }
            return identities;
        } finally {
            pool.shutdownNow();
        }
    }

    private String ask(ServiceProcess service, String uid) {
        return deployment.asking(service).ownIdentity(uid);
    }

    private void logIn(int user) {
        deployment.topics().login(new LoginEvent(new Uid("user-" + user), Instant.parse("2026-01-31T08:00:00Z")));
    }

    private Set<String> announcedIdentities() {
        return deployment.topics().users().stream()
                .map(UserRecord::identity)
                .map(Object::toString)
                .collect(Collectors.toSet());
    }
}
