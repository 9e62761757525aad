/** Child processes: started apart from the terminal, watched, stopped in good order, and never left behind. */
@NullMarked
package io.chate2ee.stack.process;

import org.jspecify.annotations.NullMarked;
