/** What a native executable cannot do or has to be told, looked for in the classes that the JVM runs. */
@NullMarked
package io.chate2ee.nativeimage;

import org.jspecify.annotations.NullMarked;
