/** Reading the identities that users have at CometChat's hosted extension, which can only be asked for them, page by page. */
@NullMarked
package io.chate2ee.identity.hosted;

import org.jspecify.annotations.NullMarked;
