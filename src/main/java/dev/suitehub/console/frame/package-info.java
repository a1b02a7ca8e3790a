/**
 * What all pages of the console stand in: menu, language, words, and the answers to what somebody
 * did.
 */
@NullMarked
package dev.suitehub.console.frame;

import org.jspecify.annotations.NullMarked;
