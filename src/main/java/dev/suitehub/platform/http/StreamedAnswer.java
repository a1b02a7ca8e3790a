package dev.suitehub.platform.http;

import java.io.InputStream;
import java.net.http.HttpHeaders;

/** An answer whose body is read while it comes, under the deadline and the cap of its call. */
public record StreamedAnswer(int status, HttpHeaders headers, InputStream body) {}
