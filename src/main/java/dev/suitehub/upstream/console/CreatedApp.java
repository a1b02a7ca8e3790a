package dev.suitehub.upstream.console;

import dev.suitehub.wire.Secret;
import dev.suitehub.wire.SuiteId;

/** What WeCom issues when an app is created. */
public record CreatedApp(SuiteId suiteId, Secret suiteSecret) {}
