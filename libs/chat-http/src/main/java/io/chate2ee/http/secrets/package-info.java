/** Secrets that are files: a mounted directory in which each file is the setting of its name, read anew whenever somebody asks. */
@NullMarked
package io.chate2ee.http.secrets;

import org.jspecify.annotations.NullMarked;
