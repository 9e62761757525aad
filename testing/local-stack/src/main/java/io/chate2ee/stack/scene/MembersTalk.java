package io.chate2ee.stack.scene;

import io.chate2ee.stack.e3kit.E3KitException;
import java.util.List;

/** Two members talk; somebody who is no member cannot listen. */
record MembersTalk() implements Step {
    @Override
    public String title() {
        return "Alice writes to the group; Bob can read it, Carol cannot";
    }

    @Override
    public void play(Stage stage, Story story) {
        Names names = stage.names();
        String owner = stage.backend().groupOwner(names.alice());
        String bob = stage.backend().identityOf(names.bob(), names.alice());
        List<String> participants = stage.load(names.alice());
        Check.that(participants.contains(owner), "the group's participants include its owner " + owner);
        Check.that(participants.contains(bob), "the group's participants include Bob");
        Check.that(participants.size() == 3, "the group is Alice, Bob and the owner, and not " + participants);
        story.tell("Alice asks POST /v1/get-identities for " + names.bob() + " and " + names.group()
                + " and loads the group by its owner's card");

        Stage.Message hello = stage.say(names.alice(), "Who has read chapter one?");
        stage.load(names.bob());
        Check.same(hello.text(), stage.read(names.bob(), hello), "What Bob reads");
        story.tell("Alice sends \"" + hello.text() + "\" as "
                + hello.encrypted().length() + " characters of cipher text; Bob decrypts it");

        Check.groupClosed(
                "Carol loads the group",
                () -> stage.load(names.carol()),
                E3KitException.GROUP_NO_ACCESS,
                E3KitException.REMOTE_GROUP_NOT_FOUND);
        story.tell("Carol is no member: E3Kit refuses to load the group for her");
    }
}
