/** WeCom's server API: what it answers, with which errcode, and a log of every call. */
@NullMarked
package dev.suitehub.sandbox.api;

import org.jspecify.annotations.NullMarked;
