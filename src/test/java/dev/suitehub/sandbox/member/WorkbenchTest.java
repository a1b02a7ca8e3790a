package dev.suitehub.sandbox.member;

import static dev.suitehub.sandbox.push.PushRig.CORP_A;
import static dev.suitehub.sandbox.push.PushRig.SUITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.suitehub.platform.error.ProblemException;
import dev.suitehub.sandbox.SandboxProblem;
import dev.suitehub.sandbox.api.Messages;
import dev.suitehub.sandbox.contacts.ContactBooks;
import dev.suitehub.sandbox.contacts.Sights;
import dev.suitehub.sandbox.identity.CodeKind;
import dev.suitehub.sandbox.identity.IdentityCode;
import dev.suitehub.sandbox.identity.IdentityCodes;
import dev.suitehub.sandbox.identity.Member;
import dev.suitehub.sandbox.install.AuthorisationChange;
import dev.suitehub.sandbox.install.InstallRig;
import dev.suitehub.sandbox.push.Announcer;
import dev.suitehub.sandbox.push.MemberActs;
import dev.suitehub.sandbox.push.Push;
import dev.suitehub.sandbox.push.PushRig;
import dev.suitehub.sandbox.world.Range;
import dev.suitehub.wire.Secret;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WorkbenchTest {

  @AutoClose private final PushRig rig = new PushRig();
  private final InstallRig install = new InstallRig(rig);
  private final ContactBooks books = new ContactBooks(rig.database.entities(), rig.corps);
  private final IdentityCodes codes = new IdentityCodes(rig.database.entities(), rig.clock);
  private final Workbench workbench =
      new Workbench(
          rig.corps,
          rig.suites,
          rig.providers,
          install.authorisations,
          books,
          new Sights(books),
          new Messages(rig.database.entities(), rig.clock),
          codes,
          new MemberActs(new Announcer(rig.pusher, rig.clock)),
          rig.database.tx());

  @BeforeEach
  void product_sees_the_app() {
    install.exchange(install.authCode(CORP_A));
    install.installs.change(
        SUITE,
        CORP_A,
        AuthorisationChange.NONE.visible(new Range(List.of(), List.of(2), List.of())));
  }

  @Test
  void a_member_has_the_apps_whose_range_holds_them() {
    assertThat(workbench.desk(CORP_A, "zhangwei").apps()).hasSize(1);
    assertThat(workbench.desk(CORP_A, "lina").apps()).isEmpty();
  }

  @Test
  void who_does_not_see_an_app_does_not_open_it_or_write_to_it() {
    assertThat(problem(() -> workbench.app(CORP_A, "lina", SUITE)))
        .isEqualTo(SandboxProblem.NOT_INSTALLED);
    assertThat(problem(() -> workbench.says(CORP_A, "lina", SUITE, "hello")))
        .isEqualTo(SandboxProblem.NOT_INSTALLED);
    assertThat(problem(() -> workbench.desk(CORP_A, "nobody")))
        .isEqualTo(SandboxProblem.NO_SUCH_MEMBER);
  }

  @Test
  void a_message_and_a_click_go_to_the_data_url_in_the_members_name() {
    Push said = workbench.says(CORP_A, "zhangwei", SUITE, "你好");
    Push clicked = workbench.clicks(CORP_A, "zhangwei", SUITE, "HELP");

    assertThat(said.plain()).contains("zhangwei").contains("你好");
    assertThat(clicked.type()).isEqualTo("click");
    assertThat(clicked.plain()).contains("HELP");
  }

  @Test
  void a_mini_program_code_stands_for_the_member() {
    Secret code = workbench.miniProgramCode(CORP_A, "zhangwei", SUITE);

    assertThat(
            rig.database
                .tx()
                .call(
                    () ->
                        codes
                            .find(CodeKind.MINI_PROGRAM, SUITE.value(), code)
                            .map(IdentityCode::member)))
        .contains(new Member(CORP_A.value(), "zhangwei", ""));
  }

  private static SandboxProblem problem(Runnable act) {
    return (SandboxProblem) catchThrowableOfType(ProblemException.class, act::run).type();
  }
}
