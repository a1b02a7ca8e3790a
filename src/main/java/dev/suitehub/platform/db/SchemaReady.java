package dev.suitehub.platform.db;

/** At start, once the tables stand and secrets can be read, and before any worker ticks. */
public record SchemaReady() {}
