package dev.suitehub.preflight;

import java.net.URI;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One call that WeCom would make, and how its answer is judged.
 *
 * @param url without what is secret in its query
 * @param sent for people: what it is, in WeCom's own words
 * @param letter made as late as can be: what is announced is good for a minute
 */
record Scene(
    String name, URI url, String sent, Supplier<Letter> letter, Function<Seen, Verdict> judge) {}
