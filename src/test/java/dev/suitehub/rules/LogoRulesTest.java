package dev.suitehub.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogoRulesTest {

  private static final int FIVE_MIB = 5 * 1024 * 1024;

  private final Findings findings = new Findings();

  @ParameterizedTest
  @Tag("REG-03")
  @CsvSource({"702,180,true", "701,180,false", "703,180,false", "702,179,false", "702,181,false"})
  void a_corp_logo_has_exactly_its_pixels(int width, int height, boolean fine) {
    Optional<Logo> logo = LogoRules.CORP.check(findings, "logo", png(width, height, Color.WHITE));

    assertThat(logo.isPresent()).isEqualTo(fine);
    assertThat(findings.isRefused()).isEqualTo(!fine);
    if (!fine) {
      assertThat(findings.all().get(0).key()).isEqualTo("logo.pixels");
      assertThat(findings.all().get(0).values()).contains(width + "", height + "");
    }
  }

  @ParameterizedTest
  @Tag("APP-02")
  @CsvSource({"750,750,true", "749,750,false", "750,751,false"})
  void an_app_logo_has_exactly_its_pixels(int width, int height, boolean fine) {
    assertThat(LogoRules.APP.check(findings, "logo", png(width, height, Color.RED)).isPresent())
        .isEqualTo(fine);
  }

  @Test
  @Tag("REG-03")
  void one_byte_less_than_five_mebibytes_is_taken_and_five_are_not() {
    byte[] picture = png(702, 180, Color.WHITE);

    assertThat(LogoRules.CORP.check(findings, "logo", Arrays.copyOf(picture, FIVE_MIB - 1)))
        .isPresent();
    assertThat(findings.all()).isEmpty();
    assertThat(LogoRules.CORP.check(findings, "logo", Arrays.copyOf(picture, FIVE_MIB))).isEmpty();
    assertThat(keys()).containsExactly("logo.large");
  }

  @Test
  @Tag("APP-02")
  void an_app_logo_of_more_than_one_mebibyte_is_taken_with_a_warning() {
    byte[] picture = png(750, 750, Color.WHITE);

    LogoRules.APP.check(findings, "logo", Arrays.copyOf(picture, 1024 * 1024));
    assertThat(findings.all()).isEmpty();
    assertThat(LogoRules.APP.check(findings, "logo", Arrays.copyOf(picture, 1024 * 1024 + 1)))
        .isPresent();
    assertThat(keys()).containsExactly("logo.advised");
    assertThat(findings.isRefused()).isFalse();
  }

  @Test
  @Tag("REG-03")
  void a_logo_that_does_not_stand_on_white_is_taken_with_a_warning() {
    assertThat(LogoRules.CORP.check(findings, "logo", png(702, 180, Color.BLUE))).isPresent();

    assertThat(keys()).containsExactly("logo.not-white");
    assertThat(findings.isRefused()).isFalse();
  }

  @Test
  @Tag("REG-03")
  void what_shines_through_is_white() {
    LogoRules.CORP.check(findings, "logo", png(702, 180, new Color(0, 0, 0, 0)));

    assertThat(findings.all()).isEmpty();
  }

  @Test
  void a_jpeg_is_taken_as_one() {
    Logo logo =
        LogoRules.CORP
            .check(findings, "logo", picture("jpg", BufferedImage.TYPE_INT_RGB, 702, 180))
            .orElseThrow();

    assertThat(logo.type().mediaType()).isEqualTo("image/jpeg");
    assertThat(findings.all()).isEmpty();
  }

  @Test
  void other_kinds_of_picture_and_other_files_are_refused() {
    LogoRules.CORP.check(findings, "logo", picture("gif", BufferedImage.TYPE_INT_RGB, 702, 180));
    LogoRules.CORP.check(findings, "logo", picture("bmp", BufferedImage.TYPE_INT_RGB, 702, 180));
    LogoRules.CORP.check(findings, "logo", "<svg onload='alert(1)'/>".getBytes(UTF_8));
    LogoRules.CORP.check(findings, "logo", new byte[0]);

    assertThat(keys()).containsExactly("logo.type", "logo.type", "logo.type", "required");
  }

  @Test
  void a_broken_picture_is_a_finding() {
    byte[] whole = png(702, 180, Color.WHITE);
    for (int length : List.of(9, 30, 60, whole.length / 2)) {
      LogoRules.CORP.check(findings, "logo", Arrays.copyOf(whole, length));
    }

    assertThat(keys()).hasSize(4).containsOnly("logo.broken");
  }

  /** 100 000 by 100 000 pixels, which would take 40 GB, in 60 bytes. */
  @Test
  void a_picture_that_would_fill_the_memory_is_refused_by_its_header() {
    LogoRules.CORP.check(findings, "logo", headerOf(100_000, 100_000));

    assertThat(keys()).containsExactly("logo.pixels");
  }

  private List<String> keys() {
    return findings.all().stream().map(Finding::key).toList();
  }

  private static byte[] png(int width, int height, Color color) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(color);
    graphics.fillRect(0, 0, width, height);
    graphics.dispose();
    return write("png", image);
  }

  private static byte[] picture(String format, int kind, int width, int height) {
    BufferedImage image = new BufferedImage(width, height, kind);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    graphics.dispose();
    return write(format, image);
  }

  private static byte[] write(String format, BufferedImage image) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ImageIO.write(image, format, out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] headerOf(int width, int height) {
    ByteBuffer head = ByteBuffer.allocate(17);
    head.put("IHDR".getBytes(UTF_8)).putInt(width).putInt(height);
    head.put((byte) 8).put((byte) 2).put((byte) 0).put((byte) 0).put((byte) 0);
    CRC32 sum = new CRC32();
    sum.update(head.array());
    ByteBuffer file = ByteBuffer.allocate(60);
    file.put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    file.putInt(13).put(head.array()).putInt((int) sum.getValue());
    return file.array();
  }
}
