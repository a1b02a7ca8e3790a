package dev.suitehub.platform.time;

import java.time.Duration;

/** Something that a worker of this node does again and again. */
public record Beat(String name, Duration every, Runnable work) {}
