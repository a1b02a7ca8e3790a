package dev.suitehub.sandbox.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.suitehub.sandbox.Fresh;
import dev.suitehub.sandbox.SandboxConfig;
import dev.suitehub.wire.CorpId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Media that were uploaded, as files in the data directory: what is large does not belong into the
 * database. A media_id is known to every app of its corp for three days (doc 96484).
 */
@Dependent
public class MediaShelf {

  private static final Duration KEPT = Duration.ofDays(3);
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9]{40}");
  private static final int ID_LENGTH = 40;

  private final Path folder;
  private final Clock clock;

  @Inject
  public MediaShelf(SandboxConfig config, Clock clock) {
    this.folder = config.hub().dataDir().resolve("sandbox-media");
    this.clock = clock;
  }

  /** One that was kept. */
  record Kept(String mediaId, Instant at) {}

  /** One that can be read. */
  record Found(Path file, String type, String fileName) {}

  Kept keep(CorpId corp, MediaPart part) {
    String mediaId = Fresh.secret(ID_LENGTH).reveal();
    Instant at = clock.instant();
    try {
      Files.createDirectories(folder);
      Files.write(file(corp, mediaId), part.bytes(), StandardOpenOption.CREATE_NEW);
      Files.writeString(
          label(corp, mediaId), at + "\n" + part.type() + "\n" + part.fileName() + "\n", UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Kept(mediaId, at);
  }

  Optional<Found> find(CorpId corp, String mediaId) {
    if (!ID.matcher(mediaId).matches() || !Files.exists(label(corp, mediaId))) {
      return Optional.empty();
    }
    try {
      List<String> lines = Files.readAllLines(label(corp, mediaId), UTF_8);
      return Instant.parse(lines.get(0)).plus(KEPT).isAfter(clock.instant())
          ? Optional.of(new Found(file(corp, mediaId), lines.get(1), lines.get(2)))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All, or those from before a moment. */
  public void forget(Optional<Instant> before) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        if (before.isEmpty()
            || Files.getLastModifiedTime(file).toInstant().isBefore(before.get())) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file(CorpId corp, String mediaId) {
    return folder.resolve(Fresh.hash(corp.value()).substring(0, 16) + "-" + mediaId);
  }

  private Path label(CorpId corp, String mediaId) {
    return folder.resolve(Fresh.hash(corp.value()).substring(0, 16) + "-" + mediaId + ".label");
  }
}
