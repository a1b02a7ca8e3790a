package dev.suitehub.console.operate;

import java.time.Instant;

/**
 * One journal entry in a list.
 *
 * @param answered what was answered and how fast; empty where that is not known, or of a fact
 * @param mark {@code bad} where WeCom was not told that it was kept
 */
public record EntryLine(
    long id,
    Instant at,
    String from,
    String url,
    String type,
    String corp,
    String corpUrl,
    String remark,
    String answered,
    String mark) {}
