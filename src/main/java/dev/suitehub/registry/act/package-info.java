/** What people did in WeCom's own console, which has no API: who, when, and with which values. */
@NullMarked
package dev.suitehub.registry.act;

import org.jspecify.annotations.NullMarked;
