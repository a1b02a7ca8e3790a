/**
 * The corps' contacts (通讯录): who belongs to them, what an authorisation sees of it, and who is told
 * when it changes.
 */
@NullMarked
package dev.suitehub.sandbox.contacts;

import org.jspecify.annotations.NullMarked;
