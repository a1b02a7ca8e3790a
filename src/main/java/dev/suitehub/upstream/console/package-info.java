/**
 * WeCom's provider console (服务商管理后台) as the sandbox plays it: the acts that WeCom has no API for,
 * at one click while the sandbox is on, and by hand otherwise.
 */
@NullMarked
package dev.suitehub.upstream.console;

import org.jspecify.annotations.NullMarked;
