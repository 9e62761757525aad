/**
 * Makes the cloud match the ledger: takes a lease on a dirty group, runs the planner's steps one by one with the intent of each
 * stored before its call, backs off or parks the group when the cloud does not follow.
 */
@NullMarked
package io.chate2ee.groupsync.apply;

import org.jspecify.annotations.NullMarked;
