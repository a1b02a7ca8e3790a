package dev.suitehub.platform.config;

/**
 * The configuration of a room: making one reads its keys and throws {@link
 * IllegalArgumentException} with a sentence that names the key where one is wrong. At start, one of
 * each is made.
 */
public interface RoomConfig {}
