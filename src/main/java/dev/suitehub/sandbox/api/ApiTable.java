package dev.suitehub.sandbox.api;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every call that is played: dispatched by this table, and listed from it. */
@Dependent
class ApiTable {

  private final List<Topic> topics;
  private final Map<String, Endpoint> byPath;

  @Inject
  ApiTable(
      TokenCalls tokens,
      InstallCalls installs,
      RegisterCalls registrations,
      IdentityCalls identity,
      JsTicketCalls tickets,
      AgentCalls agents,
      MenuCalls menus,
      MessageCalls messages,
      MediaCalls media,
      IdCalls ids,
      ExternalIdCalls externalIds,
      ContactCalls contacts,
      AddressCalls addresses) {
    this(
        List.of(
            tokens,
            installs,
            registrations,
            identity,
            tickets,
            agents,
            menus,
            messages,
            media,
            ids,
            externalIds,
            contacts,
            addresses));
  }

  private ApiTable(List<Topic> topics) {
    this.topics = topics;
    // Two calls of one path would throw here.
    this.byPath =
        topics.stream()
            .map(Topic::endpoints)
            .flatMap(Collection::stream)
            .collect(Collectors.toUnmodifiableMap(Endpoint::path, Function.identity()));
  }

  List<Topic> topics() {
    return topics;
  }

  Optional<Endpoint> find(String path) {
    return Optional.ofNullable(byPath.get(path));
  }

  /** Those whose last segment, or else whose first, is that of the path. */
  List<String> similarTo(String path) {
    String last = path.substring(path.lastIndexOf('/') + 1);
    List<String> named =
        paths().filter(known -> known.equals(last) || known.endsWith("/" + last)).toList();
    if (!named.isEmpty()) {
      return named;
    }
    int slash = path.indexOf('/');
    String first = slash < 0 ? path : path.substring(0, slash + 1);
    return paths().filter(known -> known.startsWith(first)).toList();
  }

  private Stream<String> paths() {
    return byPath.keySet().stream().sorted();
  }
}
