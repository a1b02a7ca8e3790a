@NullMarked
package dev.suitehub.sandbox.contacts;

import org.jspecify.annotations.NullMarked;
