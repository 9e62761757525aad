package io.chate2ee.endtoend;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.contract.group.GroupRecord;
import io.chate2ee.contract.group.GroupState;
import io.chate2ee.contract.login.LoginEvent;
import io.chate2ee.contract.membership.MembershipChange;
import io.chate2ee.contract.membership.MembershipChange.Kind;
import io.chate2ee.contract.topic.Topics;
import io.chate2ee.stack.Checkout;
import io.chate2ee.stack.e3kit.E3KitException;
import io.chate2ee.stack.scene.GroupView;
import io.chate2ee.stack.scene.Names;
import io.chate2ee.stack.scene.Scene;
import io.chate2ee.stack.scene.Stage;
import io.chate2ee.stack.scene.Story;
import io.chate2ee.stack.suite.LocalStack;
import io.chate2ee.stack.suite.Progress;
import io.chate2ee.stack.suite.StackOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/**
 * The scene of the quickstart with the real E3Kit. Each step checks itself; what is asserted here besides is what can be
 * seen from elsewhere: other devices, other users, the topics.
 */
@DisabledIfSystemProperty(named = "skipE3kit", matches = "true")
@TestMethodOrder(OrderAnnotation.class)
class QuickstartSceneE2E {
    private static final Topics TOPICS = new Topics("");
    private static final Names NAMES = Names.plain();
    private static final String WEBHOOK_PASSWORD = UUID.randomUUID().toString();

    private static LocalStack stack;
    private static Stage stage;

    @BeforeAll
    static void start() {
        StackOptions options = StackOptions.temporary()
                .withGroupSync(Map.of(
                        "roles.webhooks", "true",
                        "webhooks.credentials", "chat:" + WEBHOOK_PASSWORD,
                        "webhooks.app-id", "app"));
        stack = new LocalStack(Checkout.find(), options, Progress.silent());
        stack.start();
        stage = new Stage(stack, NAMES);
    }

    @AfterAll
    static void stop() {
        stage.close();
        stack.close();
    }

    @Test
    @Order(1)
    void usersRegisterAndRestoreTheirKeyOnASecondDevice() {
        play(1);

        String bob = stage.phone(NAMES.bob()).identity();
        String carol = stage.phone(NAMES.carol()).identity();
        assertThat(stage.phone(NAMES.alice()).findUsers(List.of(bob, carol))).containsOnlyKeys(bob, carol);
        String toAlice = stage.phone(NAMES.bob())
                .authEncrypt(List.of(stage.phone(NAMES.alice()).identity()), "for both devices");
        assertThat(stage.device(NAMES.alice(), "laptop").authDecrypt(bob, toAlice))
                .isEqualTo("for both devices");
        assertThat(TopicContents.all(stack.addresses(), TOPICS.logins()))
                .extracting(
                        message -> LoginEvent.fromJson(message.value()).uid().value())
                .contains(NAMES.alice(), NAMES.bob(), NAMES.carol());
    }

    @Test
    @Order(2)
    void aGroupIsCreatedForTheMembersWhoHaveACard() {
        play(2);

        GroupRecord announced = announced();
        assertThat(announced.state()).isEqualTo(GroupState.IN_SYNC);
        assertThat(announced.newestEpoch()).isZero();
        assertThat(announced.granted())
                .extracting(identity -> identity.value())
                .containsExactlyInAnyOrder(
                        stage.phone(NAMES.alice()).identity(),
                        stage.phone(NAMES.bob()).identity());
        assertThat(announced.waiting()).isEqualTo(1);
        assertThat(announced.groupIdentity()).get().extracting(id -> id.value()).isEqualTo(stage.groupIdentity());
        assertLogged(Kind.GRANTED, NAMES.alice());
        assertLogged(Kind.GRANTED, NAMES.bob());
        assertLogged(Kind.WAITING, NAMES.dave());
    }

    @Test
    @Order(3)
    void membersTalkAndOthersCannotListen() {
        play(3);

        Stage.Message hello = stage.messages().get(0);
        assertThat(hello.encrypted()).doesNotContain(hello.text());
        assertThat(stage.read(NAMES.alice(), hello)).isEqualTo(hello.text());
        assertThatThrownBy(() -> stage.read(NAMES.carol(), hello)).hasMessageContaining("not loaded");
    }

    @Test
    @Order(4)
    void anAddedMemberReadsOldMessagesToo() {
        play(4);

        assertThat(stage.messages())
                .hasSize(2)
                .allSatisfy(message ->
                        assertThat(stage.read(NAMES.carol(), message)).isEqualTo(message.text()));
        assertThat(announced().newestEpoch())
                .as("an addition makes no new epoch")
                .isZero();
        assertLogged(Kind.GRANTED, NAMES.carol());
    }

    @Test
    @Order(5)
    void aKickedMemberCannotReadWhatFollows() {
        play(5);

        Stage.Message secret = stage.messages().get(2);
        assertThat(announced().newestEpoch()).isEqualTo(1);
        assertThat(announced().granted())
                .extracting(identity -> identity.value())
                .doesNotContain(stage.phone(NAMES.bob()).identity());
        assertThatThrownBy(() -> stage.read(NAMES.bob(), secret))
                .isInstanceOfSatisfying(
                        E3KitException.class,
                        e -> assertThat(e.isGroupError(E3KitException.GROUP_OUTDATED))
                                .isTrue());
        assertThatThrownBy(() -> stage.load(NAMES.bob())).isInstanceOf(E3KitException.class);
        assertThat(stage.read(NAMES.carol(), secret)).isEqualTo(secret.text());
        assertLogged(Kind.REVOKED, NAMES.bob());
    }

    @Test
    @Order(6)
    void aMemberWhoRegistersLaterIsLetInWithoutAnEvent() {
        int before = TopicContents.of(stack.addresses(), TOPICS.groupEvents(), NAMES.group())
                .size();

        play(6);

        assertThat(TopicContents.of(stack.addresses(), TOPICS.groupEvents(), NAMES.group()))
                .hasSize(before);
        assertThat(stage.messages())
                .allSatisfy(
                        message -> assertThat(stage.read(NAMES.dave(), message)).isEqualTo(message.text()));
        assertLogged(Kind.GRANTED, NAMES.dave());
        assertThat(announced().waiting()).isZero();
    }

    @Test
    @Order(7)
    void aMemberWhomAWebhookSaysToBeBannedCannotReadWhatFollows() {
        long before = stage.backend().group(NAMES.group(), NAMES.alice()).epoch();

        deliver("""
                {"trigger":"group_member_banned","data":{
                  "group":{"guid":"%s"},"members":{"%s":{"uid":"%s"}},"by":{"uid":"%s"}},
                 "appId":"app","region":"eu","webhook":"groups"}""".formatted(NAMES.group(), NAMES.dave(), NAMES.dave(), NAMES.alice()));

        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> {
            GroupView group = stage.backend().group(NAMES.group(), NAMES.alice());
            return group.inSync() && group.epoch() == before + 1;
        });
        stage.phone(NAMES.alice()).updateGroup(stage.groupIdentity());
        Stage.Message secret = stage.say(NAMES.alice(), "Dave need not know.");
        assertThatThrownBy(() -> stage.read(NAMES.dave(), secret))
                .isInstanceOfSatisfying(
                        E3KitException.class,
                        e -> assertThat(e.isGroupError(E3KitException.GROUP_OUTDATED))
                                .isTrue());
        assertThatThrownBy(() -> stage.load(NAMES.dave())).isInstanceOf(E3KitException.class);
        assertLogged(Kind.REVOKED, NAMES.dave());
    }

    @Test
    @Order(8)
    void aDeletedGroupIsClosedToEverybody() {
        play(7);

        GroupView group = stage.backend().group(NAMES.group(), NAMES.carol());
        assertThat(group.loadable()).isEmpty();
        assertThat(group.granted()).isFalse();
        assertThat(announced().state()).isEqualTo(GroupState.DELETED);
        assertThat(announced().groupIdentity()).isEmpty();
        assertThat(stage.phone(NAMES.alice()).hasLocalPrivateKey()).isFalse();
        assertThat(changes()).extracting(MembershipChange::kind).contains(Kind.DELETED);
    }

    @Test
    @Order(9)
    void nothingWasRejectedAndNobodyDied() {
        assertThat(TopicContents.all(stack.addresses(), TOPICS.groupEventsRejected()))
                .isEmpty();
        assertThat(stack.failure()).isNotDone();
    }

    private static void deliver(String webhook) {
        given().auth()
                .preemptive()
                .basic("chat", WEBHOOK_PASSWORD)
                .contentType("application/json")
                .body(webhook)
                .post(stack.addresses().groupSync().resolve("/v1/webhooks/cometchat"))
                .then()
                .statusCode(200);
    }

    private static void play(int step) {
        Scene.playStep(step, stage, Story.silent());
    }

    private static GroupRecord announced() {
        List<byte[]> records = TopicContents.of(stack.addresses(), TOPICS.groups(), NAMES.group());
        assertThat(records).isNotEmpty();
        return GroupRecord.fromJson(records.get(records.size() - 1));
    }

    private static List<MembershipChange> changes() {
        return TopicContents.of(stack.addresses(), TOPICS.membershipLog(), NAMES.group()).stream()
                .map(MembershipChange::fromJson)
                .toList();
    }

    /** The log may come a moment after the state, which is announced first or last as group-sync likes. */
    private static void assertLogged(Kind kind, String uid) {
        Awaitility.await()
                .untilAsserted(() -> assertThat(changes()).anySatisfy(change -> {
                    assertThat(change.kind()).isEqualTo(kind);
                    assertThat(change.member())
                            .get()
                            .extracting(member -> member.value())
                            .isEqualTo(uid);
                }));
    }
}
