/** Signatures for WeCom's JS-SDK. */
@NullMarked
package dev.suitehub.gateway.js;

import org.jspecify.annotations.NullMarked;
