/** The provider (服务商): its registration, its development settings and its IP list. */
@NullMarked
package dev.suitehub.console.provider;

import org.jspecify.annotations.NullMarked;
