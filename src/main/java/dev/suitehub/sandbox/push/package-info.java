/** WeCom calls the provider: notices, tickets and URL checks, sealed, sent and judged. */
@NullMarked
package dev.suitehub.sandbox.push;

import org.jspecify.annotations.NullMarked;
