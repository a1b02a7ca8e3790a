/**
 * What every room may lean on: configuration, transactions, sealing of secrets, time, errors, HTTP.
 * It knows no room.
 *
 * <ul>
 *   <li>{@link dev.suitehub.platform.Tx}: short, visible transactions.
 *   <li>{@code config}: the keys that several rooms need; {@code db}: data source and migrations;
 *       {@code key}: how a provider and a suite are addressed by us; {@code security}: sealing at
 *       rest; {@code time}: the one clock; {@code error}: problems (RFC 9457); {@code web}: JSON
 *       requests; {@code http}: calls out, bounded in time and size.
 * </ul>
 *
 * <p>R1: a secret at rest is sealed with AES-256-GCM under a versioned master key; former ones
 * still open it. R2: a wrong or missing master key refuses to start before anything is written. R3:
 * no call out outlives its deadline, headers and body together.
 *
 * <p>May use: {@code java}, {@code jakarta}, MicroProfile Config, wire. It deliberately holds
 * nothing that only one room needs.
 */
@NullMarked
package dev.suitehub.platform;

import org.jspecify.annotations.NullMarked;
