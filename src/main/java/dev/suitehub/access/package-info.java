/**
 * Who may do what, and who did it: people at the console, client keys of business systems and
 * scripts, and the audit log.
 *
 * <p>Entry types: {@link dev.suitehub.access.ClientKeys}, {@link dev.suitehub.access.NeedsScope} on
 * a resource method, {@link dev.suitehub.access.Caller}, {@link dev.suitehub.access.AuditLog}.
 *
 * <p>R1: a client key is 256 random bits, shown once, kept as its SHA-256. R2: a resource method
 * without {@code NeedsScope} lets nobody in. R3: an audit entry is never changed. R7: one that was
 * changed in the database all the same shows as altered, by its seal. R8: an entry that is changed,
 * emptied or removed after it was linked is found, and so is a link; whoever writes an entry waits
 * for no other writer.
 *
 * <p>The audit log is three: {@link dev.suitehub.access.AuditLog} writes, {@link
 * dev.suitehub.access.AuditBook} reads, {@link dev.suitehub.access.AuditChain} watches. What they
 * cannot show: an entry that was removed in the seconds before it was linked, the work of somebody
 * who has the master key, and a database that was put back as a whole, or a chain that was emptied
 * and so begun anew, while no node ran (keep the verdict's end and links elsewhere to see that).
 *
 * <p>People are in {@code access.people}: users, sign-in, and the gate before the console.
 *
 * <p>May use: wire, rules, platform.
 */
@NullMarked
package dev.suitehub.access;

import org.jspecify.annotations.NullMarked;
