package dev.suitehub.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.suitehub.wire.CorpId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("CFG-03")
@Tag("CFG-09")
class CorpIdTemplateTest {

  @Test
  void every_corp_gets_its_own_address() {
    CorpIdTemplate template = new CorpIdTemplate("https://a.example.com/$CORPID$?c=$CORPID$");

    assertThat(template.hasPlace()).isTrue();
    assertThat(template.forCorp(new CorpId("wpAcme")))
        .isEqualTo("https://a.example.com/wpAcme?c=wpAcme");
  }

  @Test
  void an_address_without_the_place_is_the_same_for_all() {
    CorpIdTemplate template = new CorpIdTemplate("https://a.example.com/corpid");

    assertThat(template.hasPlace()).isFalse();
    assertThat(template.isMisspelt()).isFalse();
    assertThat(template.forCorp(new CorpId("wpAcme"))).isEqualTo("https://a.example.com/corpid");
  }
}
