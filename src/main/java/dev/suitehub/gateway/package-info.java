/**
 * Business systems (业务系统) call WeCom, without them holding a secret: identity, signatures, and
 * calls in a corp's name.
 *
 * <ul>
 *   <li>{@code identity}: who stands behind the code of a login (身份验证), and who a corp's admins
 *       are.
 *   <li>{@code link}: the addresses of WeCom's login pages.
 *   <li>{@code js}: signatures for the JS-SDK.
 *   <li>{@code call}: one call of WeCom's API with the corp's token put in.
 * </ul>
 *
 * <p>R1: no token, ticket or secret leaves by any answer here; a session_key only by the one call
 * that has a scope of its own. R2: a caller never chooses the host, nor any path that gives out or
 * changes what the hub keeps: such a call is refused before anything goes out. R3: WeCom's answer
 * to a proxied call passes through untouched, errcodes too; only what the hub itself could not do
 * is a problem. R4: a proxied call whose token WeCom refuses is made once more with a new one,
 * never a third time, and only while its body was small enough to be held. R5: so many calls at a
 * time as configured, whatever WeCom does; who comes too much gets 503 and Retry-After. R6: however
 * many signatures are made, a JS ticket is asked for once in its life.
 *
 * <p>May use: tokens, registry, upstream, access, wire, platform. It stores nothing, it reads no
 * answer of WeCom's to a proxied call but its errcode, and it knows no events.
 *
 * <p>WeCom: docs 91120 to 91122, 98171, 91125, 92423 (identity), 90606 (admins), 96909 (JS-SDK).
 */
@NullMarked
package dev.suitehub.gateway;

import org.jspecify.annotations.NullMarked;
