package io.chate2ee.identity.mapping;

/** What a line of a file turned out to be. */
public sealed interface Entry permits Mapping, Fault {
    /** Where it stands in its file, from 1. */
    long line();
}
