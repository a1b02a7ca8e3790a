/**
 * What operators look at every day: the dashboard, corps, the journal, refusals, tickets and
 * tokens, alerts. Searches are addresses, so that they can be kept and sent to a colleague; what
 * changes something is a form of its own.
 */
@NullMarked
package dev.suitehub.console.operate;

import org.jspecify.annotations.NullMarked;
