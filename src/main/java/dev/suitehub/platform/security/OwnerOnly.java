package dev.suitehub.platform.security;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

/** Files that only the owner of the process may read. */
public final class OwnerOnly {

  private static final Set<PosixFilePermission> OWN =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

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

  /** Whether it is a file, and no link to one, of this process's owner, who alone may touch it. */
  public static boolean is(Path file) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    if (!isPosix()) {
      return true;
    }
    PosixFileAttributes attributes =
        Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    return OWN.containsAll(attributes.permissions()) && attributes.owner().equals(own(file));
  }

  /** Java does not say whose process this is, but whose files it makes. */
  private static UserPrincipal own(Path beside) throws IOException {
    Path folder = Objects.requireNonNull(beside.toAbsolutePath().getParent());
    Path made = Files.createTempFile(folder, "owner", ".new", rights());
    try {
      return Files.getOwner(made);
    } finally {
      Files.deleteIfExists(made);
    }
  }

  private static boolean isPosix() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  }

  private static FileAttribute<?>[] rights() {
    return isPosix()
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
