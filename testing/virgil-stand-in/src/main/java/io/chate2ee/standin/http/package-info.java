/**
 * The doors: routes, token check, answers, cross-origin headers and the control pages.
 */
@NullMarked
package io.chate2ee.standin.http;

import org.jspecify.annotations.NullMarked;
