@NullMarked
package dev.suitehub.sandbox.member;

import org.jspecify.annotations.NullMarked;
