package io.chate2ee.stack.scene;

/** A newcomer gets the group's history, as E3Kit does it. */
record MemberIsAdded() implements Step {
    @Override
    public String title() {
        return "Carol is added, and reads what was said before";
    }

    @Override
    public void play(Stage stage, Story story) {
        Names names = stage.names();
        stage.platform().memberAdded(names.group(), names.carol());
        story.tell("The chat platform sends chat.group.member-added for " + names.carol());

        Eventually.see(
                "Carol can read the group",
                () -> stage.backend().group(names.group(), names.carol()),
                GroupView::granted);
        stage.load(names.carol());
        for (Stage.Message message : stage.messages()) {
            Check.same(message.text(), stage.read(names.carol(), message), "What Carol reads of the past");
        }
        story.tell("Carol loads the group and decrypts the old message too");

        Stage.Message welcome = stage.say(names.alice(), "Welcome, Carol!");
        Check.same(welcome.text(), stage.read(names.carol(), welcome), "What Carol reads now");
        Check.same(welcome.text(), stage.read(names.bob(), welcome), "What Bob reads now");
        story.tell("Alice sends \"" + welcome.text() + "\"; Bob and Carol decrypt it");
    }
}
