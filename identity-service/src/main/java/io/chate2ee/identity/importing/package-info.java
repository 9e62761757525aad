/** Taking over identities from elsewhere: everything is staged and checked first, then merged in small transactions that a restart continues. */
@NullMarked
package io.chate2ee.identity.importing;

import org.jspecify.annotations.NullMarked;
