/**
 * How the hub is doing: start-up, health, status, metrics, alerts, outages, master-key rotation,
 * and the test clock.
 *
 * <p>Entry types: {@link dev.suitehub.ops.StartUp} (what happens before the first request), {@link
 * dev.suitehub.ops.HealthResource} (for balancers: database, migrations, warm-up and nothing else),
 * {@link dev.suitehub.ops.StatusResource} and {@link dev.suitehub.ops.MetricsResource} (for
 * operators, with a key), {@link dev.suitehub.ops.AlertResource} and {@link
 * dev.suitehub.ops.AlertWorker} (what somebody is told), {@code Watchdog} (database and timers),
 * {@link dev.suitehub.ops.MasterKeyBoard} (the change to another master key).
 *
 * <p>R1: not ready before one synthetic callback went through. R2: a stale ticket never takes a
 * node out of service. R3: the clock moves only while the sandbox is on. R4: a cause is told once
 * an hour at most, by one node, and its end once. R5: without the database the hub goes on by
 * itself when it is back, tells the minutes in which callbacks may be lost, and has every
 * authorisation read again; likewise when no node ran for two minutes. R6: a timer that is two
 * intervals late is made anew. R7: no secret is in an alert, and the webhook's address is shown
 * nowhere. R8: what strangers do at unknown URLs, or with codes that they invent, alerts nobody.
 * R11: master keys change while the hub works: nothing that is sealed is left behind, and the
 * former key is wanted until then.
 *
 * <p>Alerts are pulled: a {@code Watch} looks at what rooms tell anyway, so that no room knows of
 * alerts. It deliberately sends no mail, and repairs nothing but timers: what only a person can
 * mend, it names.
 *
 * <p>May use: every room below; never sandbox or console. Docs 91770 (group robot), 90628 (ticket).
 */
@NullMarked
package dev.suitehub.ops;

import org.jspecify.annotations.NullMarked;
