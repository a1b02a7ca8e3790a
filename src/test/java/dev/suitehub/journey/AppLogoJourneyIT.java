package dev.suitehub.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A logo as designers make them, far larger than any other body, goes through both doors. */
class AppLogoJourneyIT {

  private static final String BOUNDARY = "the-boundary";

  private final Site site = Site.shared();
  private final Http sandbox = Http.at(site.wecom().address());
  private final String logo = "/apps/" + Listing.entered(site).suiteId() + "/logo";
  private final byte[] picture = noise();

  @Test
  @Tag("APP-02")
  void a_logo_of_more_than_a_megabyte_is_taken_by_the_page() throws IOException {
    assertThat(picture.length).isBetween(1 << 20, 5_000_000);
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    form.writeBytes(
        ("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"media\"; filename=\"a.png\"")
            .getBytes(UTF_8));
    form.writeBytes("\r\nContent-Type: image/png\r\n\r\n".getBytes(UTF_8));
    form.writeBytes(picture);
    form.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(UTF_8));

    Reply taken =
        sandbox.post(
            "/console" + logo, "multipart/form-data; boundary=" + BOUNDARY, form.toByteArray());

    assertThat(taken.status()).as(taken.text()).isEqualTo(303);
    assertThat(sandbox.download("/console" + logo).body()).isEqualTo(picture);
  }

  @Test
  @Tag("APP-02")
  void a_logo_of_more_than_a_megabyte_is_taken_by_the_control() {
    sandbox.put("/control/console" + logo, "image/png", picture).expect(200);

    assertThat(sandbox.download("/console" + logo).body()).isEqualTo(picture);
  }

  /** Nothing about it can be compressed. */
  private static byte[] noise() {
    Random random = new Random(2);
    BufferedImage image = new BufferedImage(750, 750, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        image.setRGB(x, y, random.nextInt());
      }
    }
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", png);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return png.toByteArray();
  }
}
