package dev.suitehub.ops;

/** What is said of an alert, in the operator's language. */
record Wording(String title, String text, String cure) {}
