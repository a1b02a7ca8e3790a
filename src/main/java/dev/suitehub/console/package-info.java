/**
 * The pages that people see of the hub itself. Today that is one: the home page, live, while the
 * sandbox is on.
 *
 * <p>Entry type: {@link dev.suitehub.console.HomePage} behind {@code index.xhtml}.
 *
 * <p>R1: without the sandbox the home page says nothing, not even that this is SuiteHub.
 *
 * <p>It deliberately keeps no session and takes no input: nothing here changes anything.
 *
 * <p>May use: the public types of every room but sandbox.
 */
@NullMarked
package dev.suitehub.console;

import org.jspecify.annotations.NullMarked;
