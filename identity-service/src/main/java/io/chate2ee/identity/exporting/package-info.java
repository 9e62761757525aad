/** Writing the registry out as it is at one moment, in a form that can be imported again. */
@NullMarked
package io.chate2ee.identity.exporting;

import org.jspecify.annotations.NullMarked;
