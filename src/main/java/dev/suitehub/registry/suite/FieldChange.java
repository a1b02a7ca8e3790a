package dev.suitehub.registry.suite;

/**
 * One field of an app that is not the same any more.
 *
 * @param field as the API names it
 * @param before empty where it was not there
 * @param after empty where it is not there
 */
public record FieldChange(String field, String before, String after) {}
