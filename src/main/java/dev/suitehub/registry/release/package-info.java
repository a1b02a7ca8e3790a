/** The life of an app at WeCom: testing (测试应用), release (应用上线) and change (变更应用). */
@NullMarked
package dev.suitehub.registry.release;

import org.jspecify.annotations.NullMarked;
