/**
 * Black-box stories: a hub that the test starts, stops and kills itself, and WeCom played by a
 * sandbox, both over HTTP. No class of the hub is imported here.
 *
 * <p>{@link dev.suitehub.journey.Site} is one server with both in it; {@link
 * dev.suitehub.journey.HubSystem} is what a provider's scripts see of a hub, {@link
 * dev.suitehub.journey.WecomSystem} what the sandbox can be told, {@link
 * dev.suitehub.journey.Browser} a corp's admin, {@link dev.suitehub.journey.Listing} a fresh suite
 * that both know. Counts come from the sandbox's log of calls, never from timing.
 *
 * <p>{@link dev.suitehub.journey.Crashes} kills a {@link dev.suitehub.journey.Victim} in the middle
 * of a {@link dev.suitehub.journey.Storm}, over and over; {@link dev.suitehub.journey.Wreck} is
 * what that leaves in the database, {@link dev.suitehub.journey.Evidence} all that is known of it,
 * and {@link dev.suitehub.journey.Invariant} what has to hold.
 */
@NullMarked
package dev.suitehub.journey;

import org.jspecify.annotations.NullMarked;
