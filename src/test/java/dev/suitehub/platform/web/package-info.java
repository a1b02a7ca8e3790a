@NullMarked
package dev.suitehub.platform.web;

import org.jspecify.annotations.NullMarked;
