/** What every path of the services shares, put into their generated descriptions: who may call, how errors look, which headers come along. */
@NullMarked
package io.chate2ee.http.description;

import org.jspecify.annotations.NullMarked;
