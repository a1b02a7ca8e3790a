/**
 * How the hub is doing: start-up, health, status, metrics, and the test clock.
 *
 * <p>Entry types: {@link dev.suitehub.ops.StartUp} (what happens before the first request), {@link
 * dev.suitehub.ops.HealthResource} (for balancers: database, migrations, warm-up and nothing else),
 * {@link dev.suitehub.ops.StatusResource} and {@link dev.suitehub.ops.MetricsResource} (for
 * operators, with a key).
 *
 * <p>R1: not ready before one synthetic callback went through. R2: a stale ticket never takes a
 * node out of service. R3: the clock moves only while the sandbox is on.
 *
 * <p>It deliberately raises no alert and repairs nothing; it tells.
 *
 * <p>May use: every room below; never sandbox or console.
 */
@NullMarked
package dev.suitehub.ops;

import org.jspecify.annotations.NullMarked;
