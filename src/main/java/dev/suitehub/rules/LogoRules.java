package dev.suitehub.rules;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * What a logo has to be (doc 90595). Its size is read from the header before a pixel is decoded, so
 * that a small file cannot become a picture that fills the memory.
 */
public final class LogoRules {

  /** 企业Logo: under 5 MB, 702 by 180 pixels, on white. */
  public static final LogoRules CORP =
      new LogoRules(Rule.REG_03, 702, 180, true, OptionalInt.empty());

  /** 应用Logo: under 5 MB, 750 by 750 pixels; WeCom's guide for providers says 1 MB at most. */
  public static final LogoRules APP =
      new LogoRules(Rule.APP_02, 750, 750, false, OptionalInt.of(1024 * 1024));

  /** A logo has fewer bytes than this. */
  public static final int TOO_MANY_BYTES = 5 * 1024 * 1024;

  private static final int MIB = 1024 * 1024;

  /** JPEG never meets 255 everywhere. */
  private static final int NEAR_WHITE = 240;

  /** Of a hundred pixels at the border, so many may be something else. */
  private static final int OTHERS = 5;

  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};

  private final Rule rule;
  private final int width;
  private final int height;
  private final boolean onWhite;
  private final OptionalInt advisedBytes;

  private LogoRules(Rule rule, int width, int height, boolean onWhite, OptionalInt advisedBytes) {
    this.rule = rule;
    this.width = width;
    this.height = height;
    this.onWhite = onWhite;
    this.advisedBytes = advisedBytes;
  }

  /** Of what was sent, no more than is needed to see that it is too much. */
  public static byte[] read(InputStream sent) {
    try {
      return sent.readNBytes(TOO_MANY_BYTES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Empty, with what is wrong in {@code findings}, where WeCom would not take it. */
  public Optional<Logo> check(Findings findings, String field, byte[] content) {
    if (content.length == 0) {
      findings.refuseAs(rule, field, "required");
      return Optional.empty();
    }
    if (content.length >= TOO_MANY_BYTES) {
      findings.refuseAs(rule, field, "logo.large", mib(content.length));
      return Optional.empty();
    }
    Optional<Logo.Type> type = typeOf(content);
    if (type.isEmpty()) {
      findings.refuseAs(rule, field, "logo.type");
      return Optional.empty();
    }
    return decode(findings, field, type.get(), content)
        .map(
            picture -> {
              advise(findings, field, content, picture);
              return new Logo(type.get(), content);
            });
  }

  private static Optional<Logo.Type> typeOf(byte[] content) {
    if (begins(content, PNG)) {
      return Optional.of(Logo.Type.PNG);
    }
    return begins(content, JPEG) ? Optional.of(Logo.Type.JPEG) : Optional.empty();
  }

  private static boolean begins(byte[] content, byte[] with) {
    return content.length > with.length
        && IntStream.range(0, with.length).allMatch(i -> content[i] == with[i]);
  }

  private Optional<BufferedImage> decode(
      Findings findings, String field, Logo.Type type, byte[] content) {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(type.name());
    if (!readers.hasNext()) {
      throw new IllegalStateException("This Java has no reader of " + type + ".");
    }
    ImageReader reader = readers.next();
    try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
      // Without metadata: compressed texts in it may be as large as they like.
      reader.setInput(in, true, true);
      int foundWidth = reader.getWidth(0);
      int foundHeight = reader.getHeight(0);
      if (foundWidth != width || foundHeight != height) {
        findings.refuseAs(
            rule, field, "logo.pixels", width, height, "" + foundWidth, "" + foundHeight);
        return Optional.empty();
      }
      return Optional.of(reader.read(0));
    } catch (IOException | RuntimeException e) {
      // A broken file makes the readers throw whatever comes.
      findings.refuseAs(rule, field, "logo.broken");
      return Optional.empty();
    } finally {
      reader.dispose();
    }
  }

  private void advise(Findings findings, String field, byte[] content, BufferedImage picture) {
    if (advisedBytes.isPresent() && content.length > advisedBytes.getAsInt()) {
      findings.warnAs(rule, field, "logo.advised", mib(content.length));
    }
    if (onWhite && !isOnWhite(picture)) {
      findings.warnAs(rule, field, "logo.not-white");
    }
  }

  private static boolean isOnWhite(BufferedImage picture) {
    int right = picture.getWidth() - 1;
    int bottom = picture.getHeight() - 1;
    IntStream rows =
        IntStream.rangeClosed(0, right)
            .flatMap(x -> IntStream.of(picture.getRGB(x, 0), picture.getRGB(x, bottom)));
    IntStream columns =
        IntStream.rangeClosed(0, bottom)
            .flatMap(y -> IntStream.of(picture.getRGB(0, y), picture.getRGB(right, y)));
    int[] border = IntStream.concat(rows, columns).toArray();
    long others = IntStream.of(border).filter(pixel -> !isNearWhite(pixel)).count();
    return others * 100 <= (long) border.length * OTHERS;
  }

  /** As it looks on white: what shines through counts as white. */
  private static boolean isNearWhite(int pixel) {
    int alpha = pixel >>> 24;
    return IntStream.of(pixel >> 16, pixel >> 8, pixel)
        .map(channel -> channel & 0xff)
        .map(channel -> (channel * alpha + 255 * (255 - alpha)) / 255)
        .allMatch(channel -> channel >= NEAR_WHITE);
  }

  private static String mib(int bytes) {
    return String.valueOf(Math.round(bytes * 100.0 / MIB) / 100.0);
  }
}
