/**
 * The pages that people see of the hub itself. Those of {@code console/} stand behind the sign-in;
 * while the sandbox is on, a live home page is there for newcomers.
 *
 * <p>Entry type: {@link dev.suitehub.console.HomePage} behind {@code index.xhtml}; each group of
 * screens has a package of its own, and all stand in {@link dev.suitehub.console.frame.Frame}.
 *
 * <p>R1: without the sandbox the home page says nothing and leads to the console, which asks who
 * somebody is before it shows anything.
 *
 * <p>Pages deliberately decide nothing: they parse, call one desk of a room, which asks for the
 * right, and render. What changes something is a form of Faces, which needs the view that it was
 * rendered with, so that no other site can press its buttons.
 *
 * <p>May use: the public types of every room but sandbox.
 */
@NullMarked
package dev.suitehub.console;

import org.jspecify.annotations.NullMarked;
