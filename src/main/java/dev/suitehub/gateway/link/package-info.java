/** The addresses of WeCom's login pages. */
@NullMarked
package dev.suitehub.gateway.link;

import org.jspecify.annotations.NullMarked;
