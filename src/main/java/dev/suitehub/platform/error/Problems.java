package dev.suitehub.platform.error;

import dev.suitehub.wire.JsonParts;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.persistence.OptimisticLockException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.UnsupportedEncodingException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Every failure of a JAX-RS resource as {@code application/problem+json} (RFC 9457), with one line
 * in the log.
 */
public final class Problems {

  /** What a JAX-RS application lists, so that its failures read like this. */
  public static final Set<Class<?>> PROVIDERS =
      Set.of(
          ProblemMapper.class,
          TransactionMapper.class,
          BodyLimit.class,
          Legible.class,
          FormOnly.class);

  private static final Logger LOG = System.getLogger(Problems.class.getName());
  private static final String MEDIA_TYPE = "application/problem+json";

  private Problems() {}

  /** The answer for any failure. What an unexpected one says stays in the log. */
  public static Response render(Throwable failure) {
    Throwable cause = Causes.unwrap(failure);
    if (cause instanceof ProblemException problem) {
      return render(problem, problem);
    }
    if (cause instanceof WebApplicationException web) {
      return render(web);
    }
    if (cause instanceof ProcessingException || isJson(cause) || isCharset(cause)) {
      return render(PlatformProblem.NOT_JSON.because("Send one JSON object, UTF-8."), cause);
    }
    if (cause instanceof OptimisticLockException || Causes.isDuplicate(cause)) {
      return render(
          PlatformProblem.CHANGED_MEANWHILE.because("Read it again, then repeat."), cause);
    }
    return render(
        PlatformProblem.UNEXPECTED.because("It is in the log under this instance."), cause);
  }

  private static boolean isJson(Throwable cause) {
    return cause instanceof jakarta.json.JsonException
        || cause instanceof jakarta.json.bind.JsonbException;
  }

  /** The media type names one that nobody knows. */
  static boolean isCharset(Throwable cause) {
    return cause instanceof UnsupportedCharsetException
        || cause instanceof UnsupportedEncodingException
        || cause instanceof IllegalCharsetNameException;
  }

  private static Response render(WebApplicationException web) {
    int status = web.getResponse().getStatus();
    if (status < 400) {
      return web.getResponse();
    }
    String title = web.getResponse().getStatusInfo().getReasonPhrase();
    String instance = instance();
    JsonObject body =
        JsonParts.object()
            .add("type", "about:blank")
            .add("title", title)
            .add("status", status)
            .add("detail", "Check the path, the method and the media type of the request.")
            .add("instance", instance)
            .build();
    LOG.log(
        status < 500 ? Level.INFO : Level.ERROR,
        "problem status={0} title={1} instance={2}",
        status,
        title,
        instance);
    return Response.fromResponse(web.getResponse())
        .entity(body.toString())
        .type(MEDIA_TYPE)
        .build();
  }

  private static Response render(ProblemException problem, Throwable cause) {
    ProblemType type = problem.type();
    String urn = "urn:suitehub:" + type.room() + ":" + type.slug();
    String instance = instance();
    JsonObjectBuilder body =
        JsonParts.object()
            .add("type", urn)
            .add("title", type.title())
            .add("status", type.status())
            .add("detail", problem.detail())
            .add("instance", instance);
    problem.extensions().forEach((name, value) -> add(body, name, value));
    log(type, urn, instance, problem, cause);
    Response.ResponseBuilder response =
        Response.status(type.status())
            .type(MEDIA_TYPE)
            .header("Cache-Control", "no-store")
            .entity(body.build().toString());
    if (problem.extensions().get("retryAfter") instanceof Number seconds) {
      response.header("Retry-After", seconds.longValue());
    }
    return response.build();
  }

  private static String instance() {
    return "urn:uuid:" + UUID.randomUUID();
  }

  private static void log(
      ProblemType type, String urn, String instance, ProblemException problem, Throwable cause) {
    String line = "problem type=" + urn + " instance=" + instance + " detail=" + problem.detail();
    if (type.status() == 500) {
      LOG.log(Level.ERROR, line, cause);
    } else {
      LOG.log(type.status() < 500 ? Level.INFO : Level.WARNING, line);
    }
  }

  private static void add(JsonObjectBuilder body, String name, Object value) {
    if (value instanceof Collection<?> rows) {
      var array = JsonParts.array();
      for (Object row : rows) {
        if (row instanceof Map<?, ?> fields) {
          JsonObjectBuilder object = JsonParts.object();
          fields.forEach((key, text) -> object.add(String.valueOf(key), String.valueOf(text)));
          array.add(object);
        } else {
          array.add(String.valueOf(row));
        }
      }
      body.add(name, array);
    } else if (value instanceof Number number) {
      body.add(name, number.longValue());
    } else {
      body.add(name, String.valueOf(value));
    }
  }
}
