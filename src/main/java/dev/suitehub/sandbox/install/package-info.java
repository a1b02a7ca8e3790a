/** How a corp authorises a suite, and how that ends: codes, the page, authorisations. */
@NullMarked
package dev.suitehub.sandbox.install;

import org.jspecify.annotations.NullMarked;
