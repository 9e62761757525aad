package io.chate2ee.stack.scene;

import io.chate2ee.stack.e3kit.E3KitException;
import java.util.List;

/** The group goes away for everybody; a user logs out. */
record GroupIsDeleted() implements Step {
    @Override
    public String title() {
        return "The group is deleted, and Alice logs out";
    }

    @Override
    public void play(Stage stage, Story story) {
        Names names = stage.names();
        stage.platform().deleted(names.group());
        story.tell("The chat platform sends chat.group.deleted");

        Eventually.see(
                "the group deleted and its identity gone",
                () -> stage.backend().group(names.group(), names.alice()),
                seen -> seen.state().equals("deleted") && seen.loadable().isEmpty());
        for (String uid : List.of(names.alice(), names.bob(), names.carol(), names.dave())) {
            Check.groupClosed(uid + " loads the deleted group", () -> stage.load(uid), E3KitException.GROUP_NO_ACCESS);
        }
        story.tell("Nobody can load the group any more, not even by its old identity");

        stage.phone(names.alice()).cleanup();
        Check.that(!stage.phone(names.alice()).hasLocalPrivateKey(), "no key is left on Alice's phone");
        story.tell("Alice logs out: E3Kit's cleanup() leaves no key on her phone");
    }
}
