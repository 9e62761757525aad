package io.chate2ee.stack.scene;

/** One step of the scene. Steps build on each other and are played in order. */
public sealed interface Step
        permits UsersRegister,
                GroupIsCreated,
                MembersTalk,
                MemberIsAdded,
                MemberIsKicked,
                LatecomerRegisters,
                GroupIsDeleted {
    /** What happens, for the heading. */
    String title();

    /**
     * Plays the step and checks it.
     *
     * @throws SceneFailure if something is not as the story says
     */
    void play(Stage stage, Story story);
}
