/** What services with a database share, as far as it needs no database; the rest is proved where there is one, in the services. */
@NullMarked
package io.chate2ee.postgres;

import org.jspecify.annotations.NullMarked;
