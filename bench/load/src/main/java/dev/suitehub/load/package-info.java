/**
 * The hub under load: callbacks journaled and acknowledged, tokens read, and what a renewal sweep
 * costs, each beside the same server doing nothing with the same bytes.
 */
@NullMarked
package dev.suitehub.load;

import org.jspecify.annotations.NullMarked;
