/** What a platform team applies, held against the code it starts: rendered as {@code kubectl} renders it, and read strictly. */
@NullMarked
package io.chate2ee.deploy;

import org.jspecify.annotations.NullMarked;
