package io.chate2ee.stack.scene;

/** The chat platform makes a group; the suite makes the Virgil group for those of its members who have a card. */
record GroupIsCreated() implements Step {
    @Override
    public String title() {
        return "A chat group is created, with a member who has never logged in";
    }

    @Override
    public void play(Stage stage, Story story) {
        Names names = stage.names();
        stage.platform().created(names.group(), names.alice(), names.bob(), names.dave());
        story.tell("The chat platform sends chat.group.created to Kafka: " + names.group() + " with " + names.alice()
                + ", " + names.bob() + " and " + names.dave());

        GroupView group = Eventually.see(
                "the group in sync, with Alice in it",
                () -> stage.backend().group(names.group(), names.alice()),
                seen -> seen.inSync() && seen.granted() && seen.loadable().isPresent());
        stage.groupIs(group.loadable().orElseThrow());
        Check.that(group.epoch() == 0, "a new group is at epoch 0, and not at " + group.epoch());
        Check.that(stage.backend().group(names.group(), names.bob()).granted(), "Bob can read the group");
        Check.that(
                !stage.backend().group(names.group(), names.carol()).granted(),
                "Carol, who is no member, cannot read the group");
        story.tell("group-sync makes the Virgil group " + stage.groupIdentity() + " as owner "
                + stage.backend().groupOwner(names.alice()) + "; " + names.dave() + " has no card yet and waits");
    }
}
