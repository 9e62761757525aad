package io.chate2ee.groupsync.plan;

/** What a newcomer is given of what there was before. */
public enum History {
    /** Every epoch, as E3Kit does it. */
    ALL,
    /** Nothing: each round with newcomers opens an epoch, and they are given that one and those after it. */
    FROM_JOIN
}
