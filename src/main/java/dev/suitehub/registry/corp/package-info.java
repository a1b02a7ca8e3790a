/** One corp's authorisation of one suite, from its permanent code to its end. */
@NullMarked
package dev.suitehub.registry.corp;

import org.jspecify.annotations.NullMarked;
