/** Forgetting users: announced at once; the rows stay until everybody has had time to hear of it. */
@NullMarked
package io.chate2ee.identity.forgetting;

import org.jspecify.annotations.NullMarked;
