package dev.suitehub.journal;

import dev.suitehub.access.NeedsScope;
import dev.suitehub.access.Scope;
import dev.suitehub.platform.error.PlatformProblem;
import dev.suitehub.platform.error.ProblemException;
import dev.suitehub.platform.key.ProviderKey;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.SuiteId;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/journal}: what arrived, without what is personal in it. */
@Path("journal")
@Produces(MediaType.APPLICATION_JSON)
public class JournalResource {

  @Inject JournalDesk desk;

  /** The head of one entry; {@code answeredWith} and {@code millis} where they are known. */
  public record Head(
      long id,
      String from,
      String url,
      String type,
      @Nullable String changeType,
      @Nullable String corpId,
      Instant receivedAt,
      String remark,
      @Nullable Integer answeredWith,
      @Nullable Integer millis) {}

  /** One page; {@code next} is the {@code after} of the next one and absent on the last. */
  public record Page(List<Head> entries, @Nullable String next) {}

  /** One element of a message; {@code veil} says whether its value is shown, and why not. */
  public record Line(int depth, String name, String value, String veil) {}

  /** One entry with its content, masked. */
  public record Entry(
      Head head,
      @Nullable String suiteId,
      boolean corpKnown,
      @Nullable Instant noticeTime,
      String receiveId,
      String hash,
      @Nullable Long feedPosition,
      boolean erased,
      List<Line> content) {}

  /**
   * Entries of the journal, the newest first, page by page.
   *
   * @param suite the suite's key; those that came to its own URLs
   * @param provider the provider's key; those that came to its system event URL
   * @param corp the corpid
   * @param type the InfoType, event or MsgType as WeCom names it, or the type of a fact
   * @param url {@code system}, {@code command}, {@code data} or {@code fact}
   * @param from the first moment that counts, as 2026-11-22T12:00:00Z
   * @param until the first moment that counts no more
   * @param after the {@code next} of the page before; absent for the first
   * @param limit 1 to 200, by default 50
   */
  @GET
  @NeedsScope(Scope.JOURNAL_READ)
  public Page search(
      @QueryParam("suite") @Nullable String suite,
      @QueryParam("provider") @Nullable String provider,
      @QueryParam("corp") @Nullable String corp,
      @QueryParam("type") @Nullable String type,
      @QueryParam("url") @Nullable String url,
      @QueryParam("from") @Nullable String from,
      @QueryParam("until") @Nullable String until,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @DefaultValue("50") int limit) {
    Reading reading = new Reading();
    Optional<Source> source =
        reading
            .value("suite", suite, text -> Source.of(new SuiteKey(text)))
            .or(
                () ->
                    reading.value("provider", provider, text -> Source.of(new ProviderKey(text))));
    JournalQuery query =
        new JournalQuery(
            Optional.empty(),
            source,
            reading.value("corp", corp, CorpId::new),
            Optional.ofNullable(type).filter(text -> !text.isBlank()),
            reading.value("url", url, JournalResource::url),
            reading.value("from", from, JournalResource::instant),
            reading.value("until", until, JournalResource::instant));
    Optional<EntryMark> mark =
        reading.value(
            "after",
            after,
            text ->
                EntryMark.parse(text)
                    .orElseThrow(() -> new IllegalArgumentException("send 'next' as it came")));
    reading.check();
    EntryPage page = desk.search(query, mark, limit);
    return new Page(
        page.rows().stream().map(JournalResource::head).toList(),
        page.next().map(EntryMark::toString).orElse(null));
  }

  /**
   * One entry with its content: the structure, and *** for what is personal or opens something.
   *
   * @param id the number of the entry, as the log and the list tell it
   */
  @GET
  @Path("{id: [0-9]{1,18}}")
  @NeedsScope(Scope.JOURNAL_READ)
  public Entry show(@PathParam("id") long id) {
    EntryView entry = desk.show(new EntryId(id));
    return new Entry(
        head(entry.head()),
        entry.suiteId().map(SuiteId::value).orElse(null),
        entry.corpKnown(),
        entry.noticeTime().orElse(null),
        entry.receiveId(),
        entry.hash(),
        entry.position().orElse(null),
        entry.erased(),
        entry.content().stream()
            .map(line -> new Line(line.depth(), line.name(), line.value(), line.veil().name()))
            .toList());
  }

  private static Head head(EntryRow row) {
    return new Head(
        row.id(),
        row.source().toString(),
        row.url().name(),
        row.type(),
        row.changeType().orElse(null),
        row.corp().map(CorpId::value).orElse(null),
        row.receivedAt(),
        row.remark(),
        boxed(row.answerStatus()),
        boxed(row.answerMillis()));
  }

  private static @Nullable Integer boxed(OptionalInt number) {
    return number.isPresent() ? number.getAsInt() : null;
  }

  private static UrlKind url(String text) {
    return Arrays.stream(UrlKind.values())
        .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("is system, command, data or fact"));
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("is a time as 2026-11-22T12:00:00Z", e);
    }
  }

  /** What was asked, and what is wrong with it. */
  private static final class Reading {

    private final List<Map<String, String>> violations = new ArrayList<>();

    <T> Optional<T> value(String field, @Nullable String text, Function<String, T> reader) {
      if (text == null || text.isBlank()) {
        return Optional.empty();
      }
      try {
        return Optional.of(reader.apply(text));
      } catch (IllegalArgumentException e) {
        violations.add(
            Map.of("field", field, "rule", "shape", "message", String.valueOf(e.getMessage())));
        return Optional.empty();
      }
    }

    void check() {
      if (!violations.isEmpty()) {
        throw new ProblemException(
            PlatformProblem.INVALID_INPUT,
            "Correct the " + violations.size() + " finding(s) and ask again.",
            Map.of("violations", List.copyOf(violations)));
      }
    }
  }
}
