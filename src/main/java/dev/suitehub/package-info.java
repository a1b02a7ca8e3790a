/**
 * SuiteHub: the backend that a WeCom (企业微信) third-party provider (第三方服务商) deploys. This is the map;
 * beside it stand the JAX-RS applications, one a URL prefix.
 *
 * <pre>
 * level 7   console (pages)
 * level 6   ops (health, status, metrics, alerts)    preflight (rehearses the review)
 * level 5   callbacks (WeCom calls us)
 * level 4   install (auth codes)    gateway (calls go out)    delivery (events go out)
 * level 3   tokens (tickets, tokens)
 * level 2   registry (providers, suites, corps)    journal (what arrived)
 * level 1   access (who may)        upstream (we call WeCom)
 * level 0   wire (WeCom's language) platform (what all lean on)      sandbox -&gt; wire, platform
 * </pre>
 *
 * <p>A room uses rooms below it, as the table of {@code ArchitectureTest} says; the sandbox stands
 * beside. Truth goes down in short transactions, workers pull. Start with {@code callbacks}: its
 * package-info tells in five lines what happens when a callback arrives.
 */
@NullMarked
package dev.suitehub;

import org.jspecify.annotations.NullMarked;
