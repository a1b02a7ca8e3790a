/** Who stands behind the code of a login, and who administers a corp. */
@NullMarked
package dev.suitehub.gateway.identity;

import org.jspecify.annotations.NullMarked;
