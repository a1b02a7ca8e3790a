/**
 * Who we are, what we offer, who installed it: providers (服务商), suites (应用), authorised corps
 * (授权企业).
 *
 * <p>Sub-packages by thing: {@code provider}, {@code suite} (with its app), {@code corp}; each with
 * its management API. {@code change}: what was planned comes into force.
 *
 * <p>Entry types: {@code provider.Providers}, {@code suite.Suites}, {@code corp.AuthorizedCorps},
 * {@code change.KeyChanges}.
 *
 * <p>R1: a secret is written, never read back. R2: all findings at once, and nothing changed. R3:
 * what WeCom reports is stored, never refused. R4: a corp's data is erased when its authorisation
 * has ended (doc 90642), and what is kept for one suite alone is gone with it ({@code
 * suite.SuiteRemoved}). R5: a planned key or secret takes the place of the current one when it was
 * seen to work, and not before.
 *
 * <p>May use: wire, rules, platform, access. It never calls out. WeCom: docs 90595, 90603, 90642.
 */
@NullMarked
package dev.suitehub.registry;

import org.jspecify.annotations.NullMarked;
