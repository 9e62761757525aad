/** Files of uids with their identities, CSV or NDJSON, line by line: whatever is wrong is named with its line. */
@NullMarked
package io.chate2ee.identity.mapping;

import org.jspecify.annotations.NullMarked;
