package dev.suitehub.console.people;

import dev.suitehub.access.AuditBook;
import dev.suitehub.access.AuditCheck;
import dev.suitehub.access.AuditFilter;
import dev.suitehub.access.AuditFinding;
import dev.suitehub.access.AuditMark;
import dev.suitehub.access.AuditRow;
import dev.suitehub.access.AuditSlice;
import dev.suitehub.access.AuditVerdict;
import dev.suitehub.access.Scope;
import dev.suitehub.console.frame.Answers;
import dev.suitehub.console.frame.Words;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code audit.xhtml}: who did what, and whether the entry is as it was written. */
@Named("auditPage")
@RequestScoped
public class AuditPage {

  private static final int ROWS = 50;
  private static final int PARTS_AT_ONCE = 4;

  /** Databases keep no year of more digits. */
  private static final int LAST_YEAR = 9999;

  @Inject AuditBook book;
  @Inject PageGuard guard;
  @Inject Words words;
  @Inject Answers answers;

  private @Nullable AuditSlice slice;
  private @Nullable AuditVerdict verdict;
  private @Nullable Long next;
  private @Nullable String who;
  private @Nullable String action;
  private @Nullable String subject;
  private @Nullable String from;
  private @Nullable String to;
  private @Nullable String before;

  /** Before the page is shown. */
  public void enter() throws IOException {
    guard.lets(Scope.AUDIT_READ);
  }

  public List<AuditRow> rows() {
    return slice().entries();
  }

  /** The address of the older ones; empty where there are none. */
  public String older() {
    @Nullable String next = slice().next();
    return next == null ? "" : "?" + query() + "before=" + encoded(next);
  }

  /** The address of the newest. */
  public String newest() {
    return "?" + query();
  }

  public boolean isFirst() {
    return text(before).isEmpty();
  }

  public String mark(AuditRow row) {
    return row.mark() == AuditMark.GENUINE
        ? "good"
        : row.mark() == AuditMark.ALTERED ? "bad" : "quiet";
  }

  public String seal(AuditRow row) {
    return words.text("people", "audit.seal." + row.mark());
  }

  public AuditVerdict verdict() {
    AuditVerdict known = verdict;
    if (known == null) {
      known = book.verdict();
      verdict = known;
    }
    return known;
  }

  /** How much of it the chain keeps safe, and when all of it was looked at. */
  public String safety() {
    @Nullable Instant at = verdict().checkedAt();
    return words.text("people", "audit.verdict.linked", verdict().entries(), verdict().pending())
        + " "
        + (at == null
            ? words.text("people", "audit.verdict.unchecked")
            : words.text("people", "audit.verdict.checked", words.time(at)));
  }

  public String broken() {
    return words.text("people", "audit.verdict.broken", verdict().found());
  }

  public String more() {
    int shown = verdict().findings().size();
    return shown < verdict().found()
        ? words.text("people", "audit.verdict.more", shown, verdict().found())
        : "";
  }

  public String fault(AuditFinding finding) {
    return words.text("people", "audit.fault." + finding.fault());
  }

  /** Where the check that was begun goes on; empty where it did not stop. */
  public String next() {
    return next == null ? "" : next.toString();
  }

  /** Goes through the chain, a part of it at a time. */
  public void check() {
    @Nullable String entered =
        FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap().get("next");
    long from = entered != null && entered.matches("\\d{1,15}") ? Long.parseLong(entered) : 1;
    long entries = 0;
    int found = 0;
    for (int i = 0; i < PARTS_AT_ONCE; i++) {
      AuditCheck part = book.check(from);
      entries += part.entries();
      found += part.findings().size();
      next = part.next();
      if (next == null) {
        break;
      }
      from = next;
    }
    String text =
        words.text(
            "people", next == null ? "audit.verdict.done" : "audit.verdict.part", entries, found);
    if (found == 0) {
      answers.done(text);
    } else {
      answers.refused(text);
    }
    verdict = null;
  }

  private AuditSlice slice() {
    AuditSlice known = slice;
    if (known == null) {
      known =
          book.page(
              new AuditFilter(text(who), text(action), text(subject), day(from, 0), day(to, 1)),
              text(before),
              ROWS);
      slice = known;
    }
    return known;
  }

  /** The beginning of that day in China, or of the one after it. */
  private static Optional<Instant> day(@Nullable String text, int later) {
    try {
      return text(text).isEmpty()
          ? Optional.empty()
          : Optional.of(LocalDate.parse(text(text)))
              .filter(day -> day.getYear() > 0 && day.getYear() <= LAST_YEAR)
              .map(day -> day.plusDays(later).atStartOfDay(Words.ZONE).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private String query() {
    StringBuilder query = new StringBuilder();
    add(query, "who", who);
    add(query, "action", action);
    add(query, "subject", subject);
    add(query, "from", from);
    add(query, "to", to);
    return query.toString();
  }

  private static void add(StringBuilder query, String name, @Nullable String value) {
    if (!text(value).isEmpty()) {
      query.append(name).append('=').append(encoded(text(value))).append('&');
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String text(@Nullable String entered) {
    // No database knows that character, and PostgreSQL refuses to be asked for it.
    return entered == null ? "" : entered.replace("\0", "").strip();
  }

  public @Nullable String getWho() {
    return who;
  }

  public void setWho(@Nullable String who) {
    this.who = who;
  }

  public @Nullable String getAction() {
    return action;
  }

  public void setAction(@Nullable String action) {
    this.action = action;
  }

  public @Nullable String getSubject() {
    return subject;
  }

  public void setSubject(@Nullable String subject) {
    this.subject = subject;
  }

  public @Nullable String getFrom() {
    return from;
  }

  public void setFrom(@Nullable String from) {
    this.from = from;
  }

  public @Nullable String getTo() {
    return to;
  }

  public void setTo(@Nullable String to) {
    this.to = to;
  }

  public @Nullable String getBefore() {
    return before;
  }

  public void setBefore(@Nullable String before) {
    this.before = before;
  }
}
