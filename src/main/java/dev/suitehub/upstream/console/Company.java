package dev.suitehub.upstream.console;

/** What the registration form asks for (doc 90595); the logo goes on its own. */
public record Company(
    String name, String introduction, String website, String contactName, String contactMobile) {}
