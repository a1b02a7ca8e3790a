/**
 * Preflight (提审前自检): the hub calls its own public URLs as WeCom would, and rehearses what the
 * reviewer does.
 *
 * <ul>
 *   <li>{@link dev.suitehub.preflight.Preflight}: runs it for one suite, keeps the last report.
 *   <li>{@link dev.suitehub.preflight.PreflightReport}: every check with what was sent, what came
 *       back to the byte, how fast, and what to do; {@link dev.suitehub.preflight.PreflightTexts}
 *       tells it in Chinese and English.
 * </ul>
 *
 * <p>R1: all findings at once: one check that fails keeps no other from being made, unless nothing
 * at all can be reached. R2: a rehearsal changes nothing, least of all the newest ticket. R3: it
 * calls the hub's own public URL and no other, follows no redirect, and never waits for an answer
 * inside a transaction. R4: one run for each suite at a time, on all nodes; it ends, whatever the
 * other side does. R5: what a run said is kept without any secret, and audited.
 *
 * <p>It deliberately changes nothing and repairs nothing; whether a suite may be submitted is for
 * the release to decide.
 *
 * <p>May use: callbacks, tokens, registry, access, wire, platform. WeCom: docs 90595, 90628, 90642,
 * 91116, 97172.
 */
@NullMarked
package dev.suitehub.preflight;

import org.jspecify.annotations.NullMarked;
