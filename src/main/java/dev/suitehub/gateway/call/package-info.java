/** One call of WeCom's API in a corp's name. */
@NullMarked
package dev.suitehub.gateway.call;

import org.jspecify.annotations.NullMarked;
