/** What each service did that somebody may have to account for, on {@code e2ee.audit.<service>}. */
@NullMarked
package io.chate2ee.contract.audit;

import org.jspecify.annotations.NullMarked;
