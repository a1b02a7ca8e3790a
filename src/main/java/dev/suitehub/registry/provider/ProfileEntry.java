package dev.suitehub.registry.provider;

/** What people enter of a provider, as they wrote it; nothing is null. */
public record ProfileEntry(
    String corpId,
    String name,
    String introduction,
    String website,
    String contactName,
    String contactMobile,
    boolean filedByAdmin) {}
