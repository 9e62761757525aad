package io.chate2ee.contract.group;

import java.util.Arrays;

/** How far a group's encryption is, as clients and operators see it. */
public enum GroupState {
    /** No member has a Virgil card yet. */
    WAITING("waiting"),
    /** The first epoch is being pushed. */
    CREATING("creating"),
    /** The cloud is as it should be. */
    IN_SYNC("in-sync"),
    /** A change is being applied. */
    CHANGING("changing"),
    /** Its events could not be trusted; a snapshot of its members is needed. */
    NEEDS_SNAPSHOT("needs-snapshot"),
    /** It has as many members as Virgil allows; more wait. */
    FULL("full"),
    /** Work on it stopped for a reason that an operator must look at. */
    PARKED("parked"),
    /** Its life has ended. */
    DELETED("deleted");

    private final String wireName;

    GroupState(String wireName) {
        this.wireName = wireName;
    }

    /** The name in JSON. */
    public String wireName() {
        return wireName;
    }

    /**
     * The state with this name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static GroupState ofWireName(String name) {
        return Arrays.stream(values())
                .filter(state -> state.wireName.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("field 'state' has no known value"));
    }
}
