package dev.suitehub.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SuiteStageTest {

  /** Console-rules C1 written out, with what we add marked *. */
  private static final String LIFE =
      """
      UNRECORDED -record-as-draft-> DRAFT *
      UNRECORDED -record-as-online-> ONLINE *
      UNRECORDED -record-as-submitted-> SUBMITTED *
      UNRECORDED -edit-> UNRECORDED *
      DRAFT -edit-> DRAFT
      DRAFT -submit-> SUBMITTED
      DRAFT -record-as-submitted-> SUBMITTED *
      DRAFT -record-as-online-> ONLINE *
      SUBMITTED -withdraw-> DRAFT
      SUBMITTED -approve-> APPROVED
      SUBMITTED -reject-> REJECTED
      SUBMITTED -record-as-online-> ONLINE *
      REJECTED -edit-> REJECTED
      REJECTED -submit-> SUBMITTED
      REJECTED -record-as-submitted-> SUBMITTED *
      REJECTED -record-as-online-> ONLINE *
      APPROVED -edit-> DRAFT
      APPROVED -go-online-> ONLINE
      APPROVED -record-as-online-> ONLINE *
      ONLINE -edit-> ONLINE
      ONLINE -submit-> ONLINE/SUBMITTED
      ONLINE -go-offline-> OFFLINE
      ONLINE -record-as-submitted-> ONLINE/SUBMITTED *
      ONLINE/SUBMITTED -withdraw-> ONLINE
      ONLINE/SUBMITTED -approve-> ONLINE/APPROVED
      ONLINE/SUBMITTED -reject-> ONLINE/REJECTED
      ONLINE/SUBMITTED -go-offline-> OFFLINE
      ONLINE/SUBMITTED -record-as-online-> ONLINE *
      ONLINE/REJECTED -edit-> ONLINE/REJECTED
      ONLINE/REJECTED -submit-> ONLINE/SUBMITTED
      ONLINE/REJECTED -go-offline-> OFFLINE
      ONLINE/REJECTED -record-as-submitted-> ONLINE/SUBMITTED *
      ONLINE/REJECTED -record-as-online-> ONLINE *
      ONLINE/APPROVED -edit-> ONLINE
      ONLINE/APPROVED -go-online-> ONLINE
      ONLINE/APPROVED -go-offline-> OFFLINE
      ONLINE/APPROVED -record-as-online-> ONLINE *
      OFFLINE -edit-> OFFLINE *
      OFFLINE -submit-> SUBMITTED *
      OFFLINE -record-as-submitted-> SUBMITTED *
      OFFLINE -record-as-online-> ONLINE *
      """
          .replace(" *", "");

  @Test
  @Tag("REL-06")
  void the_table_is_the_life_of_an_app() {
    String table =
        SuiteStage.TABLE.stream()
            .map(step -> step.from() + " -" + step.event().wireName() + "-> " + step.to())
            .collect(Collectors.joining("\n", "", "\n"));

    System.Logger log = System.getLogger(SuiteStageTest.class.getName());
    log.log(System.Logger.Level.INFO, "The life of an app:\n{0}", table);
    assertThat(table).isEqualTo(LIFE);
  }

  @Test
  void no_step_is_there_twice() {
    assertThat(
            SuiteStage.TABLE.stream()
                .map(step -> step.from() + " " + step.event())
                .collect(Collectors.toList()))
        .doesNotHaveDuplicates();
    assertThat(new HashSet<>(SuiteStage.TABLE)).hasSameSizeAs(SuiteStage.TABLE);
  }

  @Test
  @Tag("REL-06")
  void where_wecom_has_it_already_is_recorded_from_everywhere_else() {
    for (SuiteStage stage : SuiteStage.TABLE.stream().map(SuiteStage.Step::from).toList()) {
      assertThat(stage.allows(SuiteEvent.RECORD_AS_ONLINE))
          .as("%s", stage)
          .isEqualTo(!stage.equals(SuiteStage.of(SuiteStatus.ONLINE)));
      assertThat(stage.isPast(SuiteEvent.RECORD_AS_ONLINE))
          .as("%s", stage)
          .isEqualTo(stage.status() != SuiteStatus.UNRECORDED);
      assertThat(stage.isPast(SuiteEvent.GO_ONLINE)).isFalse();
    }
  }

  @Test
  @Tag("REL-06")
  void approval_is_not_online() {
    SuiteStage approved = SuiteStage.of(SuiteStatus.SUBMITTED).after(SuiteEvent.APPROVE).get();

    assertThat(approved.status().isAuthorizable()).isFalse();
    assertThat(SuiteStage.of(SuiteStatus.DRAFT).after(SuiteEvent.GO_ONLINE)).isEmpty();
    assertThat(approved.after(SuiteEvent.GO_ONLINE).get().status().isAuthorizable()).isTrue();
  }

  @Test
  void what_is_in_review_cannot_be_edited() {
    for (SuiteStage stage : SuiteStage.TABLE.stream().map(SuiteStage.Step::from).toList()) {
      assertThat(stage.allows(SuiteEvent.EDIT)).as("%s", stage).isEqualTo(!stage.isInReview());
    }
  }

  @Test
  @Tag("REL-02")
  void corps_authorise_what_is_online_through_the_review_of_its_next_version() {
    for (ReviewStatus review : ReviewStatus.values()) {
      assertThat(new SuiteStage(SuiteStatus.ONLINE, review).status().isAuthorizable()).isTrue();
    }
    assertThat(SuiteStatus.OFFLINE.isAuthorizable()).isFalse();
    assertThat(SuiteStatus.DRAFT.isAuthorizable()).isFalse();
    assertThat(SuiteStatus.UNRECORDED.isAuthorizable()).as("nobody has said").isTrue();
  }

  @Test
  void what_corps_have_authorised_while_it_was_online_is_never_deleted() {
    SuiteStage offline = SuiteStage.of(SuiteStatus.OFFLINE);

    assertThat(offline.mayBeDeleted(true, true)).isFalse();
    assertThat(offline.mayBeDeleted(true, false)).isTrue();
    assertThat(SuiteStage.of(SuiteStatus.DRAFT).mayBeDeleted(false, true)).isTrue();
    assertThat(SuiteStage.of(SuiteStatus.ONLINE).mayBeDeleted(true, false)).isFalse();
    assertThat(SuiteStage.of(SuiteStatus.SUBMITTED).mayBeDeleted(false, false)).isFalse();
  }

  @Test
  void events_have_the_names_that_urls_give_them() {
    for (SuiteEvent event : SuiteEvent.values()) {
      assertThat(SuiteEvent.of(event.wireName())).contains(event);
    }
    assertThat(SuiteEvent.of("GO_ONLINE")).isEmpty();
    assertThat(SuiteEvent.GO_ONLINE.wireName()).isEqualTo("go-online");
  }
}
