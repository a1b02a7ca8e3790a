package dev.suitehub.load;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** The hub's API, for what has to stand before anything is measured. */
final class Hub {

  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final URI address;
  private final HttpClient http = HttpClient.newHttpClient();

  Hub(URI address) {
    this.address = address;
  }

  /** A provider and a suite whose callbacks are sealed with the key of {@link Letters}. */
  void addSuite() throws IOException, InterruptedException {
    put(
        "/api/v1/providers/load",
        Json.createObjectBuilder()
            .add("corpId", "wwloadprovider001")
            .add("token", Letters.PROVIDER_TOKEN)
            .add("encodingAesKey", Letters.PROVIDER_AES_KEY)
            .add("name", "Load")
            .build());
    put(
        "/api/v1/suites/" + Letters.SUITE,
        Json.createObjectBuilder()
            .add("provider", "load")
            .add("suiteId", Letters.SUITE_ID)
            .add("token", Letters.TOKEN)
            .add("encodingAesKey", Letters.AES_KEY)
            .add("name", "Load")
            .add("returnHosts", Json.createArrayBuilder())
            .build());
  }

  /** Waits until the demo's suite has a token, and says how many bytes the answer has. */
  int tokenBytes(String path) throws IOException, InterruptedException {
    long end = System.nanoTime() + LONGEST.toNanos();
    HttpResponse<String> answer = get(path);
    while (answer.statusCode() != 200 && System.nanoTime() < end) {
      Thread.sleep(1000);
      answer = get(path);
    }
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(path + " answers " + answer.statusCode() + ".");
    }
    return answer.body().length();
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofString());
  }

  private void put(String path, JsonObject body) throws IOException, InterruptedException {
    HttpRequest request =
        request(path)
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build();
    HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2) {
      throw new IllegalStateException(
          path + " answers " + answer.statusCode() + ": " + answer.body());
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address.resolve(path))
        .timeout(Duration.ofSeconds(20))
        .header("Authorization", "Bearer " + Server.KEY);
  }
}
