/** What an operator can set, and the refusal to start with what cannot be right. */
@NullMarked
package io.chate2ee.identity.settings;

import org.jspecify.annotations.NullMarked;
