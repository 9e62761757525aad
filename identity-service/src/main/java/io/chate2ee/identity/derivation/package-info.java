/** How a user's identity follows from the uid under the deployment's secret. */
@NullMarked
package io.chate2ee.identity.derivation;

import org.jspecify.annotations.NullMarked;
