/** Examples of calls between the services. Each side's tests run the same ones, so that neither can change the contract alone. */
@NullMarked
package io.chate2ee.contract.examples;

import org.jspecify.annotations.NullMarked;
