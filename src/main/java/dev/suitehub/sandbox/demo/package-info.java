/** What a first start sets up: it speaks HTTP to the hub and to the sandbox, as a person would. */
@NullMarked
package dev.suitehub.sandbox.demo;

import org.jspecify.annotations.NullMarked;
