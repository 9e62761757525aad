package io.chate2ee.stack.scene;

/** Hears the scene as it is played. */
public interface Story {
    /** A step begins. */
    void step(int number, String title);

    /** Something was done and checked. */
    void tell(String sentence);

    /** Hears nothing. */
    static Story silent() {
        return new Story() {
            @Override
            public void step(int number, String title) {
                // Silence is the purpose.
            }

            @Override
            public void tell(String sentence) {
                // Silence is the purpose.
            }
        };
    }
}
