/**
 * Everything that arrived, and the facts derived from it.
 *
 * <ul>
 *   <li>{@link dev.suitehub.journal.Journal}: append or record, derive facts, read as a feed,
 *       erase.
 *   <li>{@link dev.suitehub.journal.JournalEntry}: a head that stays and a content that can go.
 *   <li>{@link dev.suitehub.journal.JournalAppended}: the one event of the hub, a hint after
 *       commit; the table is the truth.
 *   <li>{@link dev.suitehub.journal.Refusals}: what was turned away, counted and bounded, apart
 *       from the journal.
 *   <li>{@link dev.suitehub.journal.JournalDesk}: search, look, and reveal with a reason; {@link
 *       dev.suitehub.journal.RefusalDesk} for what was turned away.
 *   <li>{@link dev.suitehub.journal.AnswerTimes}: what WeCom was answered, and how fast.
 * </ul>
 *
 * <p>R1: an entry is there once its transaction committed, and not before. R2: the same text at the
 * same URL is one entry, however often and by how many threads it is appended. R3: a reader of the
 * feed never misses an entry that was committed late: positions are given after commit, by one
 * transaction at a time. R4: content is sealed at rest; {@code hub.journal.keep} later it is
 * erased, {@code hub.journal.keep-hashes} later the row goes. R5: refusals never fail, never wait
 * for the database, and stay few whatever a stranger sends. R6: who looks at an entry sees what is
 * personal in it only with the right to and a reason, which the audit log keeps; tickets, codes and
 * other secrets nobody sees. R7: entries that arrive together may share a transaction; each caller
 * goes on after the commit of its own entry, never before, and none fails for another's or waits
 * long for it.
 *
 * <p>May use: wire, platform, access. It keeps ids and knows no suite, provider or corp as such; it
 * decides nothing about a notice.
 *
 * <p>WeCom: redelivery and duplicates, doc 97172; erasing after cancel_auth, doc 90642.
 */
@NullMarked
package dev.suitehub.journal;

import org.jspecify.annotations.NullMarked;
