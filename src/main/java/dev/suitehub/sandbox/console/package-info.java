/** The provider's console (服务商管理后台), played: what doc 90595 lets a provider do, and its checks. */
@NullMarked
package dev.suitehub.sandbox.console;

import org.jspecify.annotations.NullMarked;
