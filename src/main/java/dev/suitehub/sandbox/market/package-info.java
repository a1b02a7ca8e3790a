/** What a corp's admin does on pages (管理后台): the app market, consent, ranges, and the way back. */
@NullMarked
package dev.suitehub.sandbox.market;

import org.jspecify.annotations.NullMarked;
