package dev.suitehub.console;

import java.util.List;

/** One suite on the home page: what is there, what is missing, who has it. */
public record SuiteCard(
    String key, String name, String installUrl, List<Step> steps, List<CorpRow> corps) {}
