package io.chate2ee.stack.chat;

import java.time.Duration;

/**
 * How badly webhooks are delivered; each a part of all, from 0 to 1.
 *
 * @param lost never sent
 * @param late sent much later than usual
 * @param doubled sent twice
 * @param actor bans and unbans that name who did it in the place of whom it happened to
 * @param usual longest usual delay; within it webhooks overtake each other
 * @param latest longest delay of late ones; the shortest is five sixths of it
 * @param retries pauses after which a delivery is tried again that was not answered 200
 */
public record WebhookDefects(
        double lost, double late, double doubled, double actor, Duration usual, Duration latest, Duration... retries) {
    /** As the vendor promises: at once, in order, each once. */
    public static WebhookDefects none() {
        return new WebhookDefects(0, 0, 0, 0, Duration.ZERO, Duration.ZERO);
    }

    /** What was seen of the vendor, with every fifth lost; times are divided by a number. */
    public static WebhookDefects all(int faster) {
        return new WebhookDefects(
                0.2,
                0.05,
                0.05,
                0.3,
                Duration.ofSeconds(10).dividedBy(faster),
                Duration.ofSeconds(30).dividedBy(faster),
                Duration.ofSeconds(10).dividedBy(faster),
                Duration.ofSeconds(30).dividedBy(faster));
    }
}
