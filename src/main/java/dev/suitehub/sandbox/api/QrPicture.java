package dev.suitehub.sandbox.api;

import dev.suitehub.sandbox.Fresh;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.ImageIO;

/** A picture as large as WeCom's, with squares in it; no camera reads it. */
record QrPicture(int width, int height) {

  private static final int CELLS = 21;
  private static final int HEX = 16;

  Content content(String address) {
    return new Content("image/png", "qrcode.png", out -> draw(address, out));
  }

  private void draw(String address, OutputStream out) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY);
    Graphics2D pen = image.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, width, height);
    pen.setColor(Color.BLACK);
    String digits = Fresh.hash(address);
    int side = Math.min(width, height) / (CELLS + 4);
    for (int row = 0; row < CELLS; row++) {
      for (int column = 0; column < CELLS; column++) {
        int digit = Character.digit(digits.charAt((row * CELLS + column) % digits.length()), HEX);
        if ((digit >> (row % 4) & 1) == 1) {
          pen.fillRect((column + 2) * side, (row + 2) * side, side, side);
        }
      }
    }
    pen.dispose();
    ImageIO.write(image, "png", out);
  }
}
