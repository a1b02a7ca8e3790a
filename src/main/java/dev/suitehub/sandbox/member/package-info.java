/** What a member does on pages: the workbench (工作台), logins, messages and menus. */
@NullMarked
package dev.suitehub.sandbox.member;

import org.jspecify.annotations.NullMarked;
