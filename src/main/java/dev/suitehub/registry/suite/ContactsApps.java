package dev.suitehub.registry.suite;

import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.registry.corp.CorpState;
import dev.suitehub.rules.AppType;
import dev.suitehub.rules.Findings;
import dev.suitehub.rules.Rule;
import dev.suitehub.wire.CorpId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which contacts apps of ours a corp has: WeCom lets it have one (CRE-06). What WeCom reports is
 * kept all the same, with a finding beside it.
 */
@Dependent
public class ContactsApps {

  private final EntityManager entities;

  @Inject
  public ContactsApps(EntityManager entities) {
    this.entities = entities;
  }

  /** Those whose authorisation by the corp has not ended. */
  public List<SuiteKey> of(CorpId corp) {
    return entities
        .createNamedQuery(App.CONTACTS_OF_CORP, SuiteKey.class)
        .setParameter("type", AppType.CONTACTS)
        .setParameter("corpId", corp)
        .setParameter("ended", CorpState.ENDED)
        .getResultList();
  }

  /** Beside an authorised corp: a warning where it has several. */
  public Findings check(CorpId corp) {
    Findings findings = new Findings();
    List<SuiteKey> apps = of(corp);
    if (apps.size() > 1) {
      findings.warn(
          Rule.CRE_06,
          "corp",
          "contacts-several",
          corp.value(),
          apps.stream().map(SuiteKey::value).collect(Collectors.joining(", ")));
    }
    return findings;
  }
}
