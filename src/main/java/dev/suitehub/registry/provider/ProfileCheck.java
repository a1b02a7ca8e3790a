package dev.suitehub.registry.provider;

import dev.suitehub.rules.Characters;
import dev.suitehub.rules.Findings;
import dev.suitehub.rules.ProviderRules;
import dev.suitehub.rules.Rule;
import dev.suitehub.wire.CorpId;

/** 注册信息 as it was entered: what the rules have against its texts, and what is kept of them. */
final class ProfileCheck {

  private ProfileCheck() {}

  static void check(Findings findings, ProfileEntry entry) {
    ProviderRules.name(findings, "name", entry.name());
    ProviderRules.introduction(findings, "introduction", entry.introduction());
    ProviderRules.website(findings, "website", entry.website());
    ProviderRules.contactName(findings, "contactName", entry.contactName());
    ProviderRules.contactMobile(findings, "contactMobile", entry.contactMobile());
    if (!entry.filedByAdmin()) {
      findings.warn(Rule.REG_02, "filedByAdmin", "admin.unconfirmed");
    }
  }

  /** Of what was not refused. */
  static Profile profile(CorpId corpId, ProfileEntry entry) {
    return new Profile(
        corpId,
        Characters.tidy(entry.name()),
        Characters.tidy(entry.introduction()),
        Characters.tidy(entry.website()),
        Characters.tidy(entry.contactName()),
        ProviderRules.mobile(entry.contactMobile()),
        entry.filedByAdmin());
  }
}
