package dev.suitehub.sandbox.api;

import java.util.List;

/** The calls of one topic; {@link ApiTable} is made of them. */
interface Topic {

  String title();

  List<Endpoint> endpoints();
}
