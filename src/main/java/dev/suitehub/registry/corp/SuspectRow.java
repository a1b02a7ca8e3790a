package dev.suitehub.registry.corp;

import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.wire.CorpId;
import java.time.Instant;

/** One {@link CorpState#SUSPECT} authorisation: since when WeCom refuses it, and with what. */
public record SuspectRow(SuiteKey suite, CorpId corpId, Instant since, int errcode) {}
