/**
 * The journal goes out to business systems (业务系统): the event feed.
 *
 * <p>Entry type: {@link dev.suitehub.delivery.EventResource}. How an event reaches a business
 * system: it was journaled and committed · it got its position in the feed · a reader asks for what
 * comes after its cursor, or waits for it · what must not leave is left out · it is answered as
 * JSON with the next cursor.
 *
 * <p>R1: a reader that follows its cursor gets every event once, in one order. R2: secret fields,
 * tickets and auth codes never leave. R3: waiting readers hold no thread, and learn of an event of
 * any node within a second. R4: after the database was put back to an earlier state, a reader
 * either misses nothing of what comes then or is refused; it never goes on behind a gap.
 *
 * <p>May use: journal, access, wire, platform. It knows suites by their key only: a suite that does
 * not exist has no events.
 *
 * <p>It does not push (webhooks come later) and keeps no state of its readers.
 */
@NullMarked
package dev.suitehub.delivery;

import org.jspecify.annotations.NullMarked;
