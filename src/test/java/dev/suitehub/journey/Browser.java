package dev.suitehub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * A corp's admin at a browser without scripts: it keeps cookies, follows redirects, sends the
 * Referer that a page's policy allows, reloads what asks to be reloaded, and fills in forms.
 */
final class Browser {

  private static final int MOST_REDIRECTS = 8;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private @Nullable Page page;

  /** Where the browser refuses to go on: redirects to such an address end there, unseen. */
  private Optional<String> closedAddress = Optional.empty();

  /** Stops short of addresses that begin so; the page is then empty. */
  Browser notOpening(String prefix) {
    closedAddress = Optional.of(prefix);
    return this;
  }

  Page open(URI address) {
    page = null;
    return go(request(address).GET());
  }

  /** Goes on by a link on the page. */
  Page follow(URI link) {
    return go(request(link).GET());
  }

  /** Presses the one button of the form on the page. */
  Page submit(Map<String, String> chosen) {
    Page from = page();
    Map<String, String> fields = new LinkedHashMap<>(from.hiddenFields());
    fields.putAll(chosen);
    return go(
        request(from.formAction())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(Http.query(fields))));
  }

  /** Sends one of several forms, whose inputs the caller knows. */
  Page send(URI action, Map<String, ?> fields) {
    return go(
        request(action)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(Http.query(fields))));
  }

  /** The page once it has stopped to ask for a reload. */
  Page settled() {
    Awaitility.await("a page that has settled")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .until(
            () -> {
              if (!page().asksForReload()) {
                return true;
              }
              open(page().address());
              return !page().asksForReload();
            });
    return page();
  }

  /** From the landing page over WeCom's page and back; returns what the admin sees at the end. */
  Page install(URI landing, String corp) {
    toWecom(landing);
    approve(corp);
    return settled();
  }

  /** Opens the landing page and presses its button: WeCom's page shows. */
  Page toWecom(URI landing) {
    assertThat(open(landing).status()).as("landing page %s", landing).isEqualTo(200);
    Page wecom = submit(Map.of());
    assertThat(wecom.status()).as("WeCom's page: %s", wecom.html()).isEqualTo(200);
    assertThat(wecom.address().getPath()).isEqualTo("/sandbox/3rdapp/install");
    return wecom;
  }

  Page approve(String corp) {
    return submit(Map.of("corp", corp, "decision", "approve"));
  }

  Page page() {
    if (page == null) {
      throw new IllegalStateException("No page is open.");
    }
    return page;
  }

  private Page go(HttpRequest.Builder first) {
    HttpResponse<String> response = send(first.build());
    for (int hop = 0; isRedirect(response); hop++) {
      assertThat(hop).as("redirects").isLessThan(MOST_REDIRECTS);
      URI next = response.uri().resolve(response.headers().firstValue("Location").orElseThrow());
      Seen.text(next.toString());
      if (closedAddress.filter(next.toString()::startsWith).isPresent()) {
        return show(new Page(next, 0, "", ""));
      }
      response = send(request(next).GET().build());
    }
    return show(Page.of(response));
  }

  private Page show(Page next) {
    page = next;
    return next;
  }

  private static boolean isRedirect(HttpResponse<?> response) {
    int status = response.statusCode();
    return status == 301 || status == 302 || status == 303 || status == 307;
  }

  private HttpRequest.Builder request(URI address) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(Duration.ofSeconds(30))
            .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
            .header("Accept-Language", "en");
    if (page != null) {
      page.refererFor(address).ifPresent(referer -> request.header("Referer", referer));
    }
    return request;
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(request.method() + " " + request.uri(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
