package io.chate2ee.groupsync.plan;

import io.chate2ee.contract.id.Identity;
import io.chate2ee.virgil.envelope.RecipientChunks;

/**
 * What the planner must keep to.
 *
 * @param owner the owner's identity: among the recipients of every push and never a member
 * @param members how many members a group may have beside the owner; 99 in E3Kit (read in client source)
 * @param epochs how many of the newest epochs members are given
 * @param history what newcomers are given
 * @param pushes how members are spread over pushes, each of which is for the owner too
 */
public record Limits(Identity owner, int members, int epochs, History history, RecipientChunks pushes) {
    /** How many of the newest epochs clients keep (seen with the real library); nobody needs to be given older ones. */
    public static final int EPOCHS_OF_CLIENTS = 50;

    /** Refuses limits under which no group could work. */
    public Limits {
        if (members < 1 || epochs < 1) {
            throw new IllegalArgumentException("limits must be positive");
        }
    }
}
