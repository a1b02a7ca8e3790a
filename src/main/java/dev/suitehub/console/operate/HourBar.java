package dev.suitehub.console.operate;

/**
 * One bar of the chart.
 *
 * @param x left edge in the drawing's units
 * @param y upper edge
 */
public record HourBar(int x, int y, int height, String hour, long callbacks) {

  static final int STEP = 24;
  static final int BOTTOM = 120;
}
