package dev.suitehub.registry.corp;

import dev.suitehub.access.Caller;
import dev.suitehub.access.Scope;
import dev.suitehub.platform.Tx;
import dev.suitehub.platform.db.Likes;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.wire.CorpId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Authorisations for people: to find among a hundred thousand, and to look at. */
@Dependent
public class CorpDesk {

  public static final int LONGEST_PAGE = 200;

  private final EntityManager entities;
  private final AuthorizedCorps corps;
  private final Caller caller;
  private final Tx tx;

  @Inject
  CorpDesk(EntityManager entities, AuthorizedCorps corps, Caller caller, Tx tx) {
    this.entities = entities;
    this.corps = corps;
    this.caller = caller;
    this.tx = tx;
  }

  /**
   * By suite and corpid, ended ones too.
   *
   * @param limit 1 to {@value #LONGEST_PAGE}; what is outside counts as the nearest
   */
  public CorpPage page(CorpQuery query, Optional<CorpMark> after, int limit) {
    caller.need(Scope.CORPS_READ);
    int size = Math.max(1, Math.min(limit, LONGEST_PAGE));
    List<ListedCorp> rows = tx.call(() -> rows(ids(query, after, size + 1)));
    return rows.size() <= size
        ? new CorpPage(rows, Optional.empty())
        : new CorpPage(List.copyOf(rows.subList(0, size)), Optional.of(rows.get(size - 1).mark()));
  }

  /** Throws {@code no-such-corp}. */
  public AuthorizedCorp get(SuiteKey suite, CorpId corpId) {
    caller.need(Scope.CORPS_READ);
    return tx.call(() -> corps.get(suite, corpId));
  }

  /** How many authorisations are in which state; none is left out. */
  public Map<CorpState, Long> counts() {
    caller.need(Scope.CORPS_READ);
    return tx.call(
        () -> {
          Map<CorpState, Long> counts = new EnumMap<>(CorpState.class);
          for (CorpState state : CorpState.values()) {
            counts.put(state, 0L);
          }
          entities
              .createNamedQuery(AuthorizedCorp.COUNT_STATES, Object[].class)
              .getResultList()
              .forEach(row -> counts.put((CorpState) row[0], (Long) row[1]));
          return counts;
        });
  }

  /** In SQL, as {@code like} in JPQL wants a text, and a corpid is a value of its own there. */
  private List<Long> ids(CorpQuery asked, Optional<CorpMark> after, int limit) {
    StringBuilder sql = new StringBuilder("select id from authorized_corp where 1 = 1");
    List<Object> values = new ArrayList<>();
    asked.suite().ifPresent(one -> and(sql, values, "suite_key = ?", one.value()));
    asked.state().ifPresent(one -> and(sql, values, "state = ?", one.name()));
    asked.kind().ifPresent(one -> and(sql, values, "kind = ?", one.name()));
    asked
        .text()
        .ifPresent(
            text -> {
              and(sql, values, "(corp_id like ? escape '!'", Likes.startingWith(text));
              values.add(Likes.startingWith(text.toLowerCase(Locale.ROOT)));
              sql.append(" or lower(corp_name) like ?")
                  .append(values.size())
                  .append(" escape '!')");
            });
    after.ifPresent(
        mark -> {
          // The first half is the range that the unique index can be entered by.
          and(sql, values, "suite_key >= ?", mark.suite().value());
          and(sql, values, "(suite_key > ?", mark.suite().value());
          values.add(mark.corpId().value());
          sql.append(" or corp_id > ?").append(values.size()).append(')');
        });
    Query query = entities.createNativeQuery(sql.append(" order by suite_key, corp_id").toString());
    for (int i = 0; i < values.size(); i++) {
      query.setParameter(i + 1, values.get(i));
    }
    List<Long> ids = new ArrayList<>();
    for (Object id : query.setMaxResults(limit).getResultList()) {
      ids.add(((Number) id).longValue());
    }
    return ids;
  }

  /** The one place of {@code clause} gets the next number. */
  private static void and(StringBuilder sql, List<Object> values, String clause, Object value) {
    values.add(value);
    sql.append(" and ").append(clause.replace("?", "?" + values.size()));
  }

  private List<ListedCorp> rows(List<Long> ids) {
    return ids.isEmpty()
        ? List.of()
        : entities
            .createNamedQuery(AuthorizedCorp.LISTED, ListedCorp.class)
            .setParameter("ids", ids)
            .getResultList();
  }
}
