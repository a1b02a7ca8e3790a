/**
 * WeCom calls us. What happens when a callback arrives, in {@link
 * dev.suitehub.callbacks.CallbackIntake#accept}:
 *
 * <ol>
 *   <li>open: whose URL, signature, decryption, receiver;
 *   <li>remember: one journal entry; of a duplicate only a change_auth goes on;
 *   <li>route: {@link dev.suitehub.callbacks.CallbackRoutes}, one table, same transaction as 2;
 *   <li>answer: by kind of URL, {@code success}, echo or empty;
 *   <li>later: workers of other rooms do what takes time.
 * </ol>
 *
 * <p>Entry types: {@link dev.suitehub.callbacks.CallbackResource} for WeCom, {@link
 * dev.suitehub.callbacks.WarmUp} for the start, {@link dev.suitehub.callbacks.Rehearsals} for the
 * preflight.
 *
 * <p>R1: {@code success} goes out after the commit, never before. R2: whoever is not WeCom learns a
 * status and nothing else: every refusal has an empty body. R3: no commit within 800 ms of the
 * arrival: 503; a commit that comes later makes WeCom's repetition a duplicate. R4: a message that
 * is addressed to somebody else is refused, whatever its envelope says. R5: at most {@value
 * dev.suitehub.callbacks.TimeBudget#PLACES} callbacks are in the database at a time. R6: a planned
 * key is accepted beside the current one; a good message with it promotes it, a URL check does not;
 * the key before is accepted for 24 hours more. R7: a rehearsal goes the whole way from opening to
 * answer and changes nothing, not even a counter; the second delivery of one is no rehearsal. R8:
 * whoever sends slowly holds no thread, and is heard for 5 s at most.
 *
 * <p>What makes a callback a rehearsal is that the hub announced the SHA-256 of its ciphertext, and
 * nothing that stands in it. The ciphertext begins with 16 random bytes and travels once, so a
 * stranger can neither guess an announced one nor make his own; whoever could seal one has our key,
 * and would rather not be rolled back. That the announcements need not be asked about all that
 * WeCom sends, the nonce of a rehearsal is a MAC of its ciphertext under the hub's own key.
 *
 * <p>May use: install, tokens, registry, journal, wire, platform. Never upstream: a thread that
 * WeCom waits for does not call WeCom.
 *
 * <p>It does not reply in the chat (被动回复), and does not judge what a notice means: the rooms it
 * routes to do.
 *
 * <p>WeCom: protocol doc 90968, 97172, 96466; receivers doc 91144, 90595; notices doc 90628, 90642,
 * 97175.
 */
@NullMarked
package dev.suitehub.callbacks;

import org.jspecify.annotations.NullMarked;
