/** Reads request bodies as leniently as the clients in the field need and no more. */
@NullMarked
package io.chate2ee.http.body;

import org.jspecify.annotations.NullMarked;
