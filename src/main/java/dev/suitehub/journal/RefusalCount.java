package dev.suitehub.journal;

/** How many callbacks a URL turned away for one reason, ever. */
public record RefusalCount(Source source, UrlKind url, RefusalReason reason, long total) {}
