package dev.suitehub.platform.security;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.function.Supplier;

/** Files that only the owner of the process may read. */
public final class OwnerOnly {

  private OwnerOnly() {}

  /**
   * Makes the file with that content unless there is one; tells whether it did. It is written
   * beside and moved into place, so that nobody ever reads half a key.
   */
  public static boolean create(Path file, Supplier<String> content) throws IOException {
    Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
    if (Files.exists(file)) {
      return false;
    }
    Files.createDirectories(folder);
    Path beside = Files.createTempFile(folder, "key", ".new", rights());
    try {
      Files.writeString(beside, content.get() + "\n");
      Files.createLink(file, beside);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  private static FileAttribute<?>[] rights() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
