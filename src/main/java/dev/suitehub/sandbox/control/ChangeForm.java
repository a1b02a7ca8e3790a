package dev.suitehub.sandbox.control;

import dev.suitehub.platform.Tx;
import dev.suitehub.sandbox.contacts.ContactBooks;
import dev.suitehub.sandbox.contacts.MemberField;
import dev.suitehub.sandbox.contacts.Organisation;
import dev.suitehub.sandbox.install.Authorisation;
import dev.suitehub.sandbox.install.AuthorisationChange;
import dev.suitehub.sandbox.install.Authorisations;
import dev.suitehub.sandbox.world.Range;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.SuiteId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Reads what is changed of an authorisation, and finds whoever is not there. */
@Dependent
public class ChangeForm {

  private final Authorisations authorisations;
  private final ContactBooks books;
  private final Tx tx;

  @Inject
  ChangeForm(Authorisations authorisations, ContactBooks books, Tx tx) {
    this.authorisations = authorisations;
    this.books = books;
    this.tx = tx;
  }

  AuthorisationChange read(ControlForm form, Optional<SuiteId> suite, Optional<CorpId> corp) {
    AuthorisationChange change =
        new AuthorisationChange(
            form.integer("authMode", 0, 1),
            form.integer("privilegeLevel", 0, 5),
            Optional.empty(),
            Optional.empty(),
            consented(form));
    Optional<Lists> visible = Lists.read(form, "allow");
    Optional<Lists> extra = Lists.read(form, "extra");
    if (suite.isEmpty() || corp.isEmpty() || (visible.isEmpty() && extra.isEmpty())) {
      return change;
    }
    return tx.call(
        () -> {
          Authorisation known = authorisations.active(suite.get(), corp.get());
          Organisation organisation = books.of(corp.get());
          visible.ifPresent(lists -> lists.check(form, "allow", organisation));
          extra.ifPresent(lists -> lists.check(form, "extra", organisation));
          return new AuthorisationChange(
              change.authMode(),
              change.level(),
              visible.map(lists -> lists.over(known.visible())),
              extra.map(lists -> lists.over(known.extra())),
              change.consented());
        });
  }

  /** The visible range of a new authorisation. */
  Optional<Range> visible(ControlForm form, Optional<CorpId> corp) {
    Optional<Lists> visible = Lists.read(form, "allow");
    if (visible.isPresent() && corp.isPresent()) {
      Organisation organisation = tx.call(() -> books.of(corp.get()));
      visible.get().check(form, "allow", organisation);
    }
    return visible.map(lists -> lists.over(Range.NOBODY));
  }

  /** Of one that is written down as a whole; ranges that are not given at all are left out. */
  public static AuthorisationChange whole(ControlForm form, Organisation organisation) {
    return new AuthorisationChange(
        form.integer("authMode", 0, 1),
        form.integer("privilegeLevel", 0, 5),
        whole(form, "allow", organisation),
        whole(form, "extra", organisation),
        consented(form));
  }

  private static Optional<Range> whole(ControlForm form, String range, Organisation organisation) {
    Optional<Lists> lists = Lists.read(form, range);
    lists.ifPresent(given -> given.check(form, range, organisation));
    return lists.map(given -> given.over(Range.NOBODY));
  }

  private static Optional<List<String>> consented(ControlForm form) {
    if (!form.has("consented")) {
      return Optional.empty();
    }
    List<String> fields = form.texts("consented");
    for (String field : fields) {
      if (MemberField.named(field).filter(MemberField::isGrantable).isEmpty()) {
        form.finding(
            "consented",
            "choice",
            "has gender, avatar and qr_code only: WeCom tells third-party apps nothing else, and"
                + " not "
                + field);
      }
    }
    return Optional.of(fields.stream().distinct().toList());
  }

  /** The lists of a range that were given. */
  private record Lists(
      Optional<List<String>> users, Optional<List<Integer>> parties, Optional<List<Integer>> tags) {

    private static Optional<Lists> read(ControlForm form, String range) {
      Lists lists =
          new Lists(
              form.has(range + "Users")
                  ? Optional.of(form.texts(range + "Users"))
                  : Optional.empty(),
              form.has(range + "Parties")
                  ? Optional.of(form.numbers(range + "Parties"))
                  : Optional.empty(),
              form.has(range + "Tags")
                  ? Optional.of(form.numbers(range + "Tags"))
                  : Optional.empty());
      boolean none = lists.users.isEmpty() && lists.parties.isEmpty() && lists.tags.isEmpty();
      return none ? Optional.empty() : Optional.of(lists);
    }

    private void check(ControlForm form, String range, Organisation organisation) {
      for (String user : users.orElse(List.of())) {
        if (organisation.member(user).isEmpty()) {
          form.finding(range + "Users", "unknown", "names " + user + ", who is no member");
        }
      }
      for (int party : parties.orElse(List.of())) {
        if (organisation.department(party).isEmpty()) {
          form.finding(range + "Parties", "unknown", "names " + party + ", which is no department");
        }
      }
      for (int tag : tags.orElse(List.of())) {
        if (organisation.tag(tag).isEmpty()) {
          form.finding(range + "Tags", "unknown", "names " + tag + ", which is no tag");
        }
      }
    }

    private Range over(Range known) {
      return new Range(
          users.orElse(known.users()), parties.orElse(known.parties()), tags.orElse(known.tags()));
    }
  }
}
