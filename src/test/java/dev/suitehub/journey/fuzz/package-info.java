/**
 * What strangers send: a seeded generator of hostile requests, a driver that sends them as bytes
 * over sockets, and a judge of the answers. {@link dev.suitehub.journey.fuzz.Fuzz} is the way in.
 *
 * <p>A shot is made of the seed and its number alone, so that a number can be made again; what it
 * holds of this server's keys is as fresh as they are. What went wrong is written to a file as it
 * goes over the wire, made as small as it still goes wrong.
 */
@NullMarked
package dev.suitehub.journey.fuzz;

import org.jspecify.annotations.NullMarked;
