package io.chate2ee.stack.scene;

import io.chate2ee.stack.e3kit.E3KitException;

/** A member is removed; the group moves to an epoch that he never gets. */
record MemberIsKicked() implements Step {
    @Override
    public String title() {
        return "Bob is kicked, and what is said afterwards is closed to him";
    }

    @Override
    public void play(Stage stage, Story story) {
        Names names = stage.names();
        long before = stage.backend().group(names.group(), names.alice()).epoch();
        stage.platform().memberKicked(names.group(), names.bob());
        story.tell("The chat platform sends chat.group.member-kicked for " + names.bob());

        afterwards(stage, before);
        story.tell("identity-service shows epoch " + (before + 1) + " instead of " + before + ", and that Bob is out");

        stage.phone(names.alice()).updateGroup(stage.groupIdentity());
        Stage.Message secret = stage.say(names.alice(), "Bob's birthday is on Sunday.");
        closedToBob(stage, secret);
        story.tell(
                "Alice calls update() and sends \"" + secret.text() + "\"; Bob has no key for it and cannot get one");
        openToCarol(stage, secret);
        story.tell("Carol calls update() and decrypts it");
    }

    /** Waits until identity-service shows the epoch after the one before, with Bob out and Carol in. */
    static void afterwards(Stage stage, long before) {
        Names names = stage.names();
        Eventually.see(
                "the group in sync at epoch " + (before + 1),
                () -> stage.backend().group(names.group(), names.alice()),
                seen -> seen.inSync() && seen.granted() && seen.epoch() == before + 1);
        Check.that(!stage.backend().group(names.group(), names.bob()).granted(), "Bob can no longer read the group");
        Check.that(stage.backend().group(names.group(), names.carol()).granted(), "Carol can still read the group");
    }

    static void closedToBob(Stage stage, Stage.Message secret) {
        String bob = stage.names().bob();
        Check.groupClosed(
                "Bob decrypts with what he has", () -> stage.read(bob, secret), E3KitException.GROUP_OUTDATED);
        Check.groupClosed(
                "Bob fetches the new key",
                () -> stage.phone(bob).updateGroup(stage.groupIdentity()),
                E3KitException.GROUP_NO_ACCESS,
                E3KitException.REMOTE_GROUP_NOT_FOUND);
        Check.groupClosed(
                "Bob loads the group",
                () -> stage.load(bob),
                E3KitException.GROUP_NO_ACCESS,
                E3KitException.REMOTE_GROUP_NOT_FOUND);
    }

    static void openToCarol(Stage stage, Stage.Message secret) {
        String carol = stage.names().carol();
        stage.phone(carol).updateGroup(stage.groupIdentity());
        Check.same(secret.text(), stage.read(carol, secret), "What Carol reads");
    }
}
