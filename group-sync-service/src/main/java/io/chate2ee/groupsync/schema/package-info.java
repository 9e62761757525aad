/** Brings the database to the schema that this version needs, however long the database takes to come up. */
@NullMarked
package io.chate2ee.groupsync.schema;

import org.jspecify.annotations.NullMarked;
