package dev.suitehub.upstream.console;

import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Secret;
import java.net.URI;

/**
 * What is entered for an app, as far as the sandbox plays it.
 *
 * @param dataUrl may hold {@code $CORPID$}
 * @param installDomain host, with a port if it has one
 * @param contactLevel WeCom's {@code privilege.level} that corps will grant
 */
public record AppSheet(
    CorpId provider,
    String name,
    URI commandUrl,
    String dataUrl,
    String installDomain,
    Secret token,
    Secret encodingAesKey,
    int contactLevel) {}
