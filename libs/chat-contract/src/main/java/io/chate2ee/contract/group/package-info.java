/** What state a group's encryption is in, on the compacted topic {@code e2ee.groups}. */
@NullMarked
package io.chate2ee.contract.group;

import org.jspecify.annotations.NullMarked;
