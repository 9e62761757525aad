/** Every grant, revocation and wait of a member, on {@code e2ee.membership-log}. */
@NullMarked
package io.chate2ee.contract.membership;

import org.jspecify.annotations.NullMarked;
