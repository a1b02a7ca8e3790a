/**
 * Tickets and tokens: get, keep, renew, forget. They live in the database and are shared by all
 * nodes.
 *
 * <p>{@link dev.suitehub.tokens.Tickets} keeps the newest suite_ticket of each suite; {@link
 * dev.suitehub.tokens.Tokens} answers who wants a suite_access_token, a provider_access_token or
 * the access_token of a corp (企业凭证); a worker renews ahead.
 *
 * <p>How a token is wanted: this node's cache, the table, then one renewal across all nodes: claim
 * the row, look again, ask WeCom outside any transaction, record under the claim. Who does not win
 * the claim looks at the row again a few times a second, and no waiter holds a thread.
 *
 * <p>R1: the newest ticket wins by its TimeStamp, whatever the order of arrival, and none that is
 * older takes its place; a clock that was turned back keeps no new ticket out. R2: one expired
 * token means one call to WeCom, however many callers and nodes. R3: while a renewal fails, a valid
 * token is served. R4: a refused token is forgotten only where it is still the one that is kept;
 * one retry, never a loop. R5: a corp that withdrew gets no token, and for one in doubt (ADR 7) no
 * new one is asked for. R6: after a failure callers are told it again until the wait is over, and
 * WeCom is left alone; entering a new secret, or a new ticket, ends a wait that only they can end.
 * R7: a planned secret is asked with only where WeCom refuses the current one, under the same
 * claim, and takes its place when it works. R8: thousands that are wanted together are got one
 * after the other at the pace of upstream; whoever would wait too long is told when to come back,
 * and what he wanted is got meanwhile. Who is waited for goes before who is renewed ahead. R9: a
 * corp's JS tickets are kept in the same way, and however often callers report one as refused,
 * WeCom is asked for it fewer than 100 times an hour.
 *
 * <p>May use: registry, upstream, access, wire, platform. It knows neither callbacks nor installs.
 * WeCom: docs 90628 (suite_ticket), 97162, 96237, 90605, 96909 (JS tickets).
 */
@NullMarked
package dev.suitehub.tokens;

import org.jspecify.annotations.NullMarked;
