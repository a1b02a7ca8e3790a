/**
 * The production checklist (上线检查), as far as a program can tell: each point is good, wants a look,
 * or is bad, with one sentence that says what to do. {@code docs/operations.md} lists the same
 * points under the same ids, and those that only a person can check.
 *
 * <p>R9: every point is told at each start, in {@code /ops/status} and on the page <i>Settings</i>,
 * in the same words. R10: a point that cannot be looked at is told as such and keeps nothing from
 * starting. No secret is in it.
 *
 * <p>It looks at what is there, and calls nobody but the database.
 */
@NullMarked
package dev.suitehub.ops.checklist;

import org.jspecify.annotations.NullMarked;
