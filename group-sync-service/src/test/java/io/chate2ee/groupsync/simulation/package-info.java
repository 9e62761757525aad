@NullMarked
package io.chate2ee.groupsync.simulation;

import org.jspecify.annotations.NullMarked;
