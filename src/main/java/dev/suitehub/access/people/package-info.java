/**
 * People at the console: who they are, how they sign in, and the gate before every page.
 *
 * <p>R4: a password is kept as its Argon2id hash and nowhere else; a one-time password is shown
 * once. R5: ten wrong passwords within 15 minutes close a name for 15 minutes, and unknown, closed
 * and disabled names are answered like a wrong password, after the same work; a browser in which
 * that person has signed in before counts for itself, so that no stranger keeps anybody out. R6:
 * what a person may do is read again at each request, from a copy at most two seconds old, and a
 * disabled person or one with a new password is signed out.
 */
@NullMarked
package dev.suitehub.access.people;

import org.jspecify.annotations.NullMarked;
