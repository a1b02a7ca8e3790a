/**
 * What WeCom's provider console (服务商管理后台) accepts: the registration document as code.
 *
 * <p>Entry types: {@link dev.suitehub.rules.Rule}, every rule by its id; {@link
 * dev.suitehub.rules.Findings}, what a check has to say, all of it at once.
 *
 * <p>Every rule is enforced, shown, or listed with the reason why a program cannot.
 *
 * <p>It deliberately knows no database, no HTTP and no page: values in, findings out. Its findings
 * gate what we start; what WeCom reports is stored, with a finding beside it.
 *
 * <p>May use: the JDK, wire. WeCom: docs 90595, 91143.
 */
@NullMarked
package dev.suitehub.rules;

import org.jspecify.annotations.NullMarked;
