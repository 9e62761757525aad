/** Brings the database up to this version's schema and makes sure that it belongs to this deployment's secret. */
@NullMarked
package io.chate2ee.identity.opening;

import org.jspecify.annotations.NullMarked;
