package dev.suitehub.callbacks;

import dev.suitehub.journal.EntryId;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.wire.Notice;
import dev.suitehub.wire.SuiteId;

/** Where a kept notice goes: {@link CallbackRoutes}. */
interface Routing {
  void route(SuiteKey suite, SuiteId suiteId, Notice notice, EntryId entry);

  /** For a notice whose very text was kept before. */
  void repeat(SuiteKey suite, Notice notice);
}
