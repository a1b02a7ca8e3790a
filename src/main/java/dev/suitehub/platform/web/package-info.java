/** JSON that comes in, read with all findings at once. */
@NullMarked
package dev.suitehub.platform.web;

import org.jspecify.annotations.NullMarked;
