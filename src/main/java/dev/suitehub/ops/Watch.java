package dev.suitehub.ops;

import java.util.List;
import java.util.Set;

/**
 * Looks at one condition that somebody has to be told of. What it costs does not grow with corps.
 */
interface Watch {

  /** What it finds is of one of these, and what it does not find again of these is over. */
  Set<String> families();

  /** Runs outside of any transaction, and reads in its own. */
  List<Finding> look();
}
