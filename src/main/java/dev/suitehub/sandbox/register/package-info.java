/** Corps come by a QR: a provider's promotion package (推广二维码), or one app. */
@NullMarked
package dev.suitehub.sandbox.register;

import org.jspecify.annotations.NullMarked;
