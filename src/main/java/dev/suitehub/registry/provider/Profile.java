package dev.suitehub.registry.provider;

import dev.suitehub.wire.CorpId;
import org.jspecify.annotations.Nullable;

/** What the rules have let pass of WeCom's registration form (doc 90595). */
record Profile(
    CorpId corpId,
    String name,
    @Nullable String introduction,
    @Nullable String website,
    @Nullable String contactName,
    @Nullable String contactMobile,
    boolean filedByAdmin) {}
