/** Who comes in, who may what, and who did what: the pages of the administration. */
@NullMarked
package dev.suitehub.console.people;

import org.jspecify.annotations.NullMarked;
