/**
 * From an auth code (临时授权码) to a working authorisation (授权), and back.
 *
 * <ol>
 *   <li>A corp's admin opens {@code /install/{suite}}; its button makes a pre-auth code and a
 *       one-use state and leads to WeCom ({@link dev.suitehub.install.InstallFlow}).
 *   <li>The redirect, create_auth, or both bring an auth code. {@link
 *       dev.suitehub.install.Installs} keeps one {@link dev.suitehub.install.PendingExchange} for
 *       each code, whoever brings it.
 *   <li>{@link dev.suitehub.install.Exchanger} claims it, exchanges it once, and records the
 *       authorisation; {@link dev.suitehub.install.AuthChecker} then reads what it allows, and
 *       again after change_auth and cancel_auth, after a refusal, and once a day.
 *   <li>{@link dev.suitehub.install.InstallWorker} finds what is due on any node.
 * </ol>
 *
 * <p>R1: an auth code is exchanged once, on one node, whatever brings it how often. R2: a missing
 * or foreign state loses no install: the code binds that corp to our suite. R3: results of one corp
 * are taken in one after another; the newest authorisation wins. R4: a withdrawn authorisation
 * gives no token from the moment the notice is kept; its data goes once get_auth_info has said that
 * it is gone. R5: no call out on a callback's thread or inside a transaction. R6: what a pause
 * would hold back beyond a code's life is asked for once more before that ends.
 *
 * <p>It deliberately decides nothing about what an authorisation may be: what WeCom reports is
 * stored (rules gate what we start, facts are never refused). Why an authorisation ends when it
 * does: ADR 6; what happens while that is in doubt: ADR 7.
 *
 * <p>May use: tokens, registry, upstream, journal, access, wire, platform. WeCom: docs 90597,
 * 90601, 90602, 90642, 100776.
 */
@NullMarked
package dev.suitehub.install;

import org.jspecify.annotations.NullMarked;
