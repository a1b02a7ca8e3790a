/**
 * The pages that people see of the hub itself. Today these are two, while the sandbox is on: the
 * home page, live, and the alerts.
 *
 * <p>Entry type: {@link dev.suitehub.console.HomePage} behind {@code index.xhtml}, {@link
 * dev.suitehub.console.AlertPage} behind {@code alerts.xhtml}.
 *
 * <p>R1: without the sandbox the home page says nothing, not even that this is SuiteHub.
 *
 * <p>It deliberately takes no input: nothing here changes anything. The one button sends a test
 * message where the operator wants alerts; it needs the view that the page was rendered with, so
 * that no other site can press it.
 *
 * <p>May use: the public types of every room but sandbox.
 */
@NullMarked
package dev.suitehub.console;

import org.jspecify.annotations.NullMarked;
