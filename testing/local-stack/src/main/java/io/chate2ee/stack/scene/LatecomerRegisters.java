package io.chate2ee.stack.scene;

/** A member without a card gets one, and with it the group. */
record LatecomerRegisters() implements Step {
    @Override
    public String title() {
        return "Dave logs in for the first time and is let in without any new event";
    }

    @Override
    public void play(Stage stage, Story story) {
        Names names = stage.names();
        UsersRegister.register(names.dave(), stage, story);
        Eventually.see(
                "Dave can read the group",
                () -> stage.backend().group(names.group(), names.dave()),
                GroupView::granted);
        stage.load(names.dave());
        for (Stage.Message message : stage.messages()) {
            Check.same(message.text(), stage.read(names.dave(), message), "What Dave reads");
        }
        story.tell("group-sync sees his card and lets him in; he decrypts all "
                + stage.messages().size() + " messages so far");
    }
}
