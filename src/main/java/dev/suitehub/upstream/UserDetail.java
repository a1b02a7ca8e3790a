package dev.suitehub.upstream;

import java.util.Optional;

/**
 * What a member has consented to show (doc 91122). The name is the userid: WeCom withholds names.
 *
 * @param gender 0: not told, 1: male, 2: female
 */
public record UserDetail(
    Optional<String> name,
    Optional<String> gender,
    Optional<String> avatar,
    Optional<String> qrCode) {}
