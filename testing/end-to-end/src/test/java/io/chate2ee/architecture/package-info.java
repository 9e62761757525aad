/** The design's arrows between the rooms, and what the documentation says, held by tests. */
@NullMarked
package io.chate2ee.architecture;

import org.jspecify.annotations.NullMarked;
