package io.chate2ee.stack.scene;

import java.util.List;

/** All steps in order. */
public final class Scene {
    /** The steps; the first has number 1. */
    public static final List<Step> STEPS = List.of(
            new UsersRegister(),
            new GroupIsCreated(),
            new MembersTalk(),
            new MemberIsAdded(),
            new MemberIsKicked(),
            new LatecomerRegisters(),
            new GroupIsDeleted());

    private Scene() {}

    /**
     * Plays everything.
     *
     * @throws SceneFailure at the first step that does not hold, with its number
     */
    public static void play(Stage stage, Story story) {
        for (int number = 1; number <= STEPS.size(); number++) {
            playStep(number, stage, story);
        }
    }

    /** Plays one step; those before it must have been played. */
    public static void playStep(int number, Stage stage, Story story) {
        Step step = STEPS.get(number - 1);
        story.step(number, step.title());
        try {
            step.play(stage, story);
        } catch (RuntimeException e) {
            throw new SceneFailure("Step " + number + " (" + step.title() + ") did not hold. " + e.getMessage(), e);
        }
    }
}
