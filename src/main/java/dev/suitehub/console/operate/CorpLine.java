package dev.suitehub.console.operate;

import java.time.Instant;

/** One authorisation in a list, in the reader's words. */
public record CorpLine(
    String url,
    String name,
    String corpId,
    String suite,
    String mark,
    String state,
    String kind,
    Instant authorizedAt) {}
