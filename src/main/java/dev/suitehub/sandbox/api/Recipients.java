package dev.suitehub.sandbox.api;

import dev.suitehub.wire.ErrCode;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * To whom a message goes, and who of them is none of the app's: outside its visible range, or
 * unknown.
 */
final class Recipients {

  private static final String ALL = "@all";
  private static final int MOST_USERS = 1000;
  private static final int MOST_PARTIES = 100;
  private static final int MOST_TAGS = 100;

  private final List<String> invalidUsers;
  private final List<String> invalidParties;
  private final List<String> invalidTags;
  private final Message.To to;

  private Recipients(
      List<String> invalidUsers,
      List<String> invalidParties,
      List<String> invalidTags,
      Message.To to) {
    this.invalidUsers = invalidUsers;
    this.invalidParties = invalidParties;
    this.invalidTags = invalidTags;
    this.to = to;
  }

  /** Of message/send: texts with a bar between the ids. Throws the refusal. */
  static Recipients ofSend(VisibleRange range, Fields fields) {
    return of(
        range,
        split(fields.text("touser").orElse("")),
        split(fields.text("toparty").orElse("")),
        split(fields.text("totag").orElse("")));
  }

  /** Of update_template_card: lists. Throws the refusal. */
  static Recipients ofUpdate(VisibleRange range, Fields fields) {
    boolean all = fields.looseNumber("atall").orElse(0) == 1;
    return of(
        range,
        all ? List.of(ALL) : fields.texts("userids"),
        fields.numbers("partyids").stream().map(String::valueOf).toList(),
        fields.numbers("tagids").stream().map(String::valueOf).toList());
  }

  private static Recipients of(
      VisibleRange range, List<String> users, List<String> parties, List<String> tags) {
    if (users.isEmpty() && parties.isEmpty() && tags.isEmpty()) {
      throw new ApiRefusal(ErrCode.MISSING_RECIPIENT);
    }
    if (users.size() > MOST_USERS) {
      throw ApiRefusal.argument("touser has more than " + MOST_USERS);
    }
    if (parties.size() > MOST_PARTIES) {
      throw new ApiRefusal(ErrCode.TOO_MANY_DEPARTMENTS);
    }
    if (tags.size() > MOST_TAGS) {
      throw new ApiRefusal(ErrCode.TOO_MANY_TAGS);
    }
    if (users.contains(ALL)) {
      return toAll(range);
    }
    Recipients recipients =
        new Recipients(
            users.stream().filter(user -> range.user(user).isEmpty()).toList(),
            parties.stream().filter(party -> !range.hasParty(party)).toList(),
            tags.stream().filter(tag -> !range.hasTag(tag)).toList(),
            new Message.To(
                String.join("|", users), String.join("|", parties), String.join("|", tags)));
    if (recipients.invalid() == users.size() + parties.size() + tags.size()) {
      throw new ApiRefusal(ErrCode.NO_VALID_RECIPIENT);
    }
    return recipients;
  }

  /** Departments and tags do not count then. */
  private static Recipients toAll(VisibleRange range) {
    if (range.isEmpty()) {
      throw new ApiRefusal(ErrCode.NO_VALID_RECIPIENT);
    }
    return new Recipients(List.of(), List.of(), List.of(), new Message.To(ALL, "", ""));
  }

  private int invalid() {
    return invalidUsers.size() + invalidParties.size() + invalidTags.size();
  }

  /** As they were named, the ones that are none of the app's too. */
  Message.To to() {
    return to;
  }

  /** Userids come back in lower case. Licences are not played: nobody lacks one. */
  JsonObjectBuilder json() {
    return Json.createObjectBuilder()
        .add("invaliduser", String.join("|", invalidUsers).toLowerCase(Locale.ROOT))
        .add("invalidparty", String.join("|", invalidParties))
        .add("invalidtag", String.join("|", invalidTags))
        .add("unlicenseduser", "");
  }

  private static List<String> split(String ids) {
    return Arrays.stream(ids.split("\\|", -1)).filter(id -> !id.isEmpty()).toList();
  }
}
