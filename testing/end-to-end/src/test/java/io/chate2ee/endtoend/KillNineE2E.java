package io.chate2ee.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.Locale;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * group-sync is killed while it throws Bob out. Whatever the moment, after a restart Bob is out and Carol is in, without a
 * new event.
 */
@DisabledIfSystemProperty(named = "skipE3kit", matches = "true")
class KillNineE2E {
    private static LocalStack stack;

    /** When the process dies, between the kick event and the announcement of its result. */
    enum Moment {
        /** The event waits in Kafka; nobody has read it. */
        BEFORE_THE_EVENT {
            @Override
            void arrange(StandInControl cloud) {
                stack.groupSync().kill();
            }

            @Override
            void await(StandInControl cloud) {
                // It is dead already.
            }
        },
        /** The event has just been sent: it may be unread, read, in the ledger, or on its way to the cloud. */
        RIGHT_AFTER_THE_EVENT {
            @Override
            void arrange(StandInControl cloud) {
                cloud.refuse(RESET);
            }

            @Override
            void await(StandInControl cloud) {
                // No waiting is the point.
            }
        },
        /** The new epoch is on its way to the cloud and arrives there only after the sender's death. */
        WHILE_THE_NEW_EPOCH_IS_PUSHED {
            @Override
            void arrange(StandInControl cloud) {
                cloud.delayNext(PUSH, Duration.ofSeconds(1));
                cloud.refuse(RESET);
            }

            @Override
            void await(StandInControl cloud) {
                cloud.awaitMet(PUSH);
            }
        },
        /** The new epoch is in the cloud, but group-sync never hears of it. */
        AFTER_THE_NEW_EPOCH_IS_STORED {
            @Override
            void arrange(StandInControl cloud) {
                cloud.dropAnswerOfNext(PUSH);
                cloud.refuse(RESET);
            }

            @Override
            void await(StandInControl cloud) {
                cloud.awaitMet(PUSH);
            }
        },
        /** The new epoch is in the cloud, Bob's copies of the old ones are still there. */
        BEFORE_THE_OLD_COPIES_ARE_REMOVED {
            @Override
            void arrange(StandInControl cloud) {
                cloud.refuse(RESET);
            }

            @Override
            void await(StandInControl cloud) {
                cloud.awaitMet(RESET);
            }
        },
        /** Everything is done in the cloud; nothing is written down or announced. */
        BEFORE_THE_ANNOUNCEMENT {
            @Override
            void arrange(StandInControl cloud) {
                cloud.dropAnswerOfNext(RESET);
            }

            @Override
            void await(StandInControl cloud) {
                cloud.awaitMet(RESET);
            }
        };

        private static final String PUSH = "keyknox.v2.push";
        private static final String RESET = "keyknox.v2.reset";

        /** Makes sure that the work cannot go on past this moment. */
        abstract void arrange(StandInControl cloud);

        /** Returns when the moment has come. */
        abstract void await(StandInControl cloud);

        Names names() {
            return new Names("-" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
    }

    @BeforeAll
    static void start() {
        stack = new LocalStack(Checkout.find(), StackOptions.temporary(), Progress.silent());
        stack.start();
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @ParameterizedTest
    @EnumSource
    void bobIsOutAndCarolIsInAfterARestart(Moment moment) {
        Names names = moment.names();
        StandInControl cloud = new StandInControl(stack.addresses());
        try (Stage stage = new Stage(stack, names)) {
            // Given
            for (int step = 1; step <= 4; step++) {
                Scene.playStep(step, stage, Story.silent());
            }
            moment.arrange(cloud);

            // When
            stage.platform().memberKicked(names.group(), names.bob());
            moment.await(cloud);
            stack.groupSync().kill();
            GroupView killed = stage.backend().group(names.group(), names.carol());
            assertThat(killed.inSync() && killed.epoch() == 1)
                    .as("the kick is not announced as done: " + killed)
                    .isFalse();
            cloud.heal();
            stack.groupSync().restart();

            // Then
            assertOutOfGroupAtEpochOne(stage);
            assertNewMessageIsClosedToBobAndOpenToCarol(stage);
        }
    }

    private static void assertOutOfGroupAtEpochOne(Stage stage) {
        Names names = stage.names();
        Awaitility.await("the kick is applied after the restart")
                .atMost(Duration.ofMinutes(3))
                .untilAsserted(() -> {
                    GroupView group = stage.backend().group(names.group(), names.carol());
                    assertThat(group.inSync()).as("in sync: " + group).isTrue();
                    assertThat(group.epoch()).as("exactly one new epoch").isEqualTo(1);
                });
        assertThat(stage.backend().group(names.group(), names.bob()).granted()).isFalse();
        assertThat(stage.backend().group(names.group(), names.carol()).granted())
                .isTrue();
    }

    private static void assertNewMessageIsClosedToBobAndOpenToCarol(Stage stage) {
        Names names = stage.names();
        stage.phone(names.alice()).updateGroup(stage.groupIdentity());
        Stage.Message secret = stage.say(names.alice(), "Bob is gone.");

        assertThatThrownBy(() -> stage.read(names.bob(), secret))
                .isInstanceOfSatisfying(
                        E3KitException.class,
                        e -> assertThat(e.isGroupError(E3KitException.GROUP_OUTDATED))
                                .isTrue());
        assertThatThrownBy(() -> stage.load(names.bob()))
                .isInstanceOfSatisfying(
                        E3KitException.class,
                        e -> assertThat(e.isGroupError(E3KitException.GROUP_NO_ACCESS))
                                .isTrue());
        stage.phone(names.carol()).updateGroup(stage.groupIdentity());
        assertThat(stage.messages())
                .allSatisfy(message ->
                        assertThat(stage.read(names.carol(), message)).isEqualTo(message.text()));
    }
}
