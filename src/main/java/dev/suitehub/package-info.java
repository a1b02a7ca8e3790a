/** SuiteHub: the backend that a WeCom (企业微信) third-party provider (第三方服务商) deploys. */
@NullMarked
package dev.suitehub;

import org.jspecify.annotations.NullMarked;
