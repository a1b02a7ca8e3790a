/** Members log in: the pages, the codes that come of them, and what the codes tell. */
@NullMarked
package dev.suitehub.sandbox.identity;

import org.jspecify.annotations.NullMarked;
