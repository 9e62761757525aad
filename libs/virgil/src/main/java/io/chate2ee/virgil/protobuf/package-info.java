/**
 * The few protobuf rules that group messages need, canonical both ways; not meant for other use.
 */
@NullMarked
package io.chate2ee.virgil.protobuf;

import org.jspecify.annotations.NullMarked;
