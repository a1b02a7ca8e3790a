package dev.suitehub.registry.suite;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.suitehub.platform.Tx;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code /WW_verify_….txt}: the files by which WeCom sees that a trusted domain is ours. JAX-RS has
 * its places below {@code /api} and others, and WeCom asks at the root; the hub has no other text
 * files.
 */
@WebServlet("*.txt")
public class OwnershipFileServlet extends HttpServlet {

  private static final long serialVersionUID = 1;
  private static final Pattern FILE = Pattern.compile("/(WW_verify_[A-Za-z0-9]{1,64}\\.txt)");

  @Inject transient Suites suites;
  @Inject transient Tx tx;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var asked = FILE.matcher(request.getServletPath());
    Optional<String> content =
        asked.matches() ? tx.call(() -> content(asked.group(1))) : Optional.empty();
    if (content.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    byte[] bytes = content.get().getBytes(UTF_8);
    response.setContentType("text/plain;charset=UTF-8");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }

  private Optional<String> content(String file) {
    return suites.withOwnershipFile(file).stream()
        .findFirst()
        .map(app -> app.development().ownershipContent());
  }
}
