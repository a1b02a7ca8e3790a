/**
 * What the sandbox can do wrong: one table of names, and which of them are switched on for whom.
 */
@NullMarked
package dev.suitehub.sandbox.fault;

import org.jspecify.annotations.NullMarked;
