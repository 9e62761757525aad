/** Tests of the planner: its rules as a table, and random histories against a simulated cloud. */
@NullMarked
package io.chate2ee.groupsync.plan;

import org.jspecify.annotations.NullMarked;
