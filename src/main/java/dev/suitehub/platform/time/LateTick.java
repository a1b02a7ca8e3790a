package dev.suitehub.platform.time;

import java.time.Duration;

/**
 * A worker of this node that has not ended a tick for two intervals.
 *
 * @param since how long ago it last ended one
 * @param underWay whether one has begun and hangs; its timer lives then
 */
public record LateTick(String worker, Duration every, Duration since, boolean underWay) {}
