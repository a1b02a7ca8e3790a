@org.jspecify.annotations.NullMarked
package dev.suitehub.registry;
