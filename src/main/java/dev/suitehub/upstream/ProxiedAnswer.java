package dev.suitehub.upstream;

import java.io.InputStream;
import java.util.Map;

/**
 * What WeCom answered, as it came.
 *
 * @param headers only those that belong to the content
 * @param body read while it comes; to be closed
 */
public record ProxiedAnswer(int status, Map<String, String> headers, InputStream body) {}
