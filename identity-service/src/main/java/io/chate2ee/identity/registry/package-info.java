/** The tables: who has which identity, the newest announcement of each group, and the statements that change them. */
@NullMarked
package io.chate2ee.identity.registry;

import org.jspecify.annotations.NullMarked;
