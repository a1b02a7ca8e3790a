/**
 * The WeCom server API as the hub sees it: one method for each call, and two ways to fail.
 *
 * <p>Start with {@link dev.suitehub.upstream.Wecom}. {@link dev.suitehub.upstream.HttpWecom} is the
 * one implementation; where WeCom lives is {@link dev.suitehub.upstream.UpstreamConfig}, where its
 * login pages are {@link dev.suitehub.upstream.PagesConfig}. {@link
 * dev.suitehub.upstream.WecomProxy} makes the calls that others ask for, without reading them.
 *
 * <p>R1: no call outlives its deadline, headers and body together. R2: an answer is a value, a
 * {@link dev.suitehub.upstream.WecomRefused} with WeCom's errcode, or a {@link
 * dev.suitehub.upstream.WecomUnreachable} that says whether WeCom may have acted. R3: no secret,
 * token, ticket or code in a message or a log line. R4: a call that spends a code is never repeated
 * here; the old endpoint is asked only where WeCom does not know the new one. R5: this node keeps
 * below WeCom's ceiling for each API, and spreads renewals; what WeCom has had too much of, or is
 * too busy for, it gets no more of until a growing pause is over: of that API, and where a corp's
 * own token is used, of that corp only. Proxied calls count below the ceiling, and no pause holds
 * them back. R6: every refusal says what it means and what helps, with what WeCom told: the address
 * it saw, the kind of corpid it got.
 *
 * <p>May use: wire, platform. It does not know which token to send, keeps none, and stores nothing.
 *
 * <p>WeCom: docs 97162 (get_suite_token), 96237 (get_provider_token), 90605 (get_corp_token), 90601
 * (get_pre_auth_code), 90602 (set_session_info), 100776 and 90603 (get_permanent_code), 100795 and
 * 14943 (get_auth_info), 91125 (get_login_info), 91121, 91122 and 92423 (identity), 90606
 * (get_admin_list), 96909 (JS tickets).
 */
@NullMarked
package dev.suitehub.upstream;

import org.jspecify.annotations.NullMarked;
