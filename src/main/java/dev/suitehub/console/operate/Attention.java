package dev.suitehub.console.operate;

/** One thing that wants somebody's attention, and where to look at it. */
public record Attention(String mark, String text, String url) {}
