/**
 * Plays WeCom's servers over real HTTP, so that the whole hub can be tried on one machine without
 * an account. It stands beside the hub, not above it: it talks to it as a stranger does.
 *
 * <ul>
 *   <li>{@code world}: the providers (服务商), suites (应用) and corps (企业) that exist here.
 *   <li>{@code clock}: what time it is here, and in the hub.
 *   <li>{@code push}: WeCom calls the provider: the catalogue of notices, events and messages,
 *       tickets, URL checks, and what was answered. {@code fault}: what can go wrong, by name.
 *   <li>{@code install}: codes, the install page (授权页), authorisations and their ends.
 *   <li>{@code contacts}: the corps' departments, members, tags and admins (通讯录), who sees what of
 *       it, and the notices when it changes.
 *   <li>{@code identity}: the login pages (网页授权, 扫码登录) and the codes that come of them.
 *   <li>{@code api}: the server API: every call behind the door that its token opens, in one table
 *       of which {@code /sandbox/api} is the page; errcodes and texts, IP list, log, faults.
 *   <li>{@code register}: corps come by a promotion QR (推广二维码) or by the QR of an app.
 *   <li>{@code console}: the provider's console (服务商管理后台): registration, development settings,
 *       apps, their test, review and release.
 *   <li>{@code market}: what a corp's admin does on pages; {@code member}: what a member does
 *       there.
 *   <li>{@code scenario}: the whole world as one JSON file, saved and loaded.
 *   <li>{@code control}: what people and tests steer it by; {@code home}: the index page; {@code
 *       demo}: what a first start sets up.
 * </ul>
 *
 * <p>R1: while {@code hub.sandbox.enabled} is false nothing here answers (404, empty). R2: it does
 * not start beside WeCom's real address. R3: the same token while it is valid; a code is spent
 * once. R4: a command notice has one second and wants exactly {@code success}; a data message has
 * five seconds and three tries. R5: no secret, ticket, code or token is in its logs. R6: state
 * survives a restart. R7: what steers it, and its index, answers callers of this machine only, who
 * ask for it by a name of its own, unless told otherwise.
 *
 * <p>May use: wire, rules, platform. Where WeCom's behaviour is not documented, the comment at that
 * place says "unconfirmed".
 *
 * <p>WeCom documents: 90600-90606, 97162, 96237, 100776, 90597, 90628, 90642, 90968, 96466, 97172,
 * 91120-91125, 92423, 96909, 96255, 96484, 90236, 90581-90585, 95430, 96448, 96516, 97073, 99052,
 * 90376, 95038, 97378, 98959.
 */
@NullMarked
package dev.suitehub.sandbox;

import org.jspecify.annotations.NullMarked;
