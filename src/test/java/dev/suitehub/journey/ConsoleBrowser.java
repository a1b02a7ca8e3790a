package dev.suitehub.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.Select;

/**
 * A person's browser at the console: Debian's Chromium without a window. Inputs and buttons are
 * named by their ids, as {@code intro} in the form {@code f} or as {@code form:id} in another.
 */
final class ConsoleBrowser implements AutoCloseable {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Dimension WIDE = new Dimension(1280, 900);
  private static final Dimension NARROW = new Dimension(390, 844);
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  /** Whether Faces has nothing under way, and the page is there. */
  private static final String QUIET =
      "return document.readyState === 'complete'"
          + " && !(window.hubBusy) && !(window.jQuery && window.jQuery.active)"
          + " && !document.querySelector('[aria-busy=true]');";

  /** Faces' own script has no word for it: it is counted. */
  private static final String COUNT =
      "if (window.faces && faces.ajax && window.hubBusy === undefined) { window.hubBusy = 0;"
          + " faces.ajax.addOnEvent(e => { window.hubBusy += e.status === 'begin' ? 1 :"
          + " e.status === 'success' ? -1 : 0; });"
          + " faces.ajax.addOnError(() => { window.hubBusy = 0; }); }";

  private final URI address;
  private final ChromeDriver driver;

  private ConsoleBrowser(URI address, String language) {
    this.address = address;
    ChromeOptions options = new ChromeOptions();
    options.setBinary("/usr/bin/chromium");
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--lang=" + language,
        "--accept-lang=" + language);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(Path.of("/usr/bin/chromedriver").toFile())
            .build();
    driver = new ChromeDriver(service, options);
    driver.manage().window().setSize(WIDE);
  }

  static ConsoleBrowser at(URI address) {
    return new ConsoleBrowser(address, "en");
  }

  static ConsoleBrowser inChinese(URI address) {
    return new ConsoleBrowser(address, "zh-CN");
  }

  /** Enters name and password where the sign-in page stands, or goes there first. */
  ConsoleBrowser signIn(String user, String password) {
    if (!page().equals("sign-in")) {
      open("sign-in");
    }
    return fill("name", user).fill("password", password).press("signIn");
  }

  ConsoleBrowser signInAsAdmin() {
    return signIn(Site.ADMIN, Site.ADMIN_PASSWORD);
  }

  void signOut() {
    press("out:signOut");
  }

  /** {@code page} without its ending, with its query: {@code app?suite=crm}. */
  ConsoleBrowser open(String page) {
    int query = page.indexOf('?');
    String path =
        query < 0 ? page + ".xhtml" : page.substring(0, query) + ".xhtml" + page.substring(query);
    driver.get(address + "/console/" + path);
    return settled();
  }

  /** The page that is shown, without its ending and its query. */
  String page() {
    String path = String.valueOf(URI.create(url()).getPath());
    return path.replaceFirst("^/console/", "").replaceFirst("\\.xhtml$", "");
  }

  String url() {
    return String.valueOf(driver.getCurrentUrl());
  }

  ConsoleBrowser fill(String id, String text) {
    WebElement input = find(id);
    if (input.getTagName().equals("select")) {
      new Select(input).selectByValue(text);
    } else {
      if ("password".equals(input.getDomAttribute("type"))) {
        Seen.secret("typed", text);
      }
      input.clear();
      input.sendKeys(text);
    }
    return settled();
  }

  /** A date as {@code 2026-11-23}, whatever way the browser shows it. */
  ConsoleBrowser setDate(String id, String date) {
    run("arguments[0].value = arguments[1];", find(id), date);
    return this;
  }

  /** What the first copy button of the content copies. */
  String copied() {
    return String.valueOf(
        driver.findElement(By.cssSelector("main [data-copy]")).getDomAttribute("data-copy"));
  }

  /** A file on this machine into a file input. */
  ConsoleBrowser upload(String id, Path file) {
    find(id).sendKeys(file.toAbsolutePath().toString());
    return this;
  }

  /** Ticks the box, or the one with that value in a list of boxes. */
  ConsoleBrowser tick(String id, String value) {
    WebElement box =
        driver.findElement(By.cssSelector("[name='" + clientId(id) + "'][value='" + value + "']"));
    if (!box.isSelected()) {
      box.click();
    }
    return settled();
  }

  /** Ticks the box or the choice with that value, by the name that it is sent under. */
  ConsoleBrowser choose(String name, String value) {
    WebElement box =
        driver.findElement(By.cssSelector("[name='" + name + "'][value='" + value + "']"));
    if (!box.isSelected()) {
      box.click();
    }
    return this;
  }

  /** Whether that choice is there and can be made. */
  boolean mayChoose(String name, String value) {
    return driver
        .findElements(By.cssSelector("[name='" + name + "'][value='" + value + "']"))
        .stream()
        .anyMatch(WebElement::isEnabled);
  }

  /** Whether something can be entered there. */
  boolean isOpen(String id) {
    return find(id).isEnabled() && find(id).getDomAttribute("readonly") == null;
  }

  /** Presses the first button or link whose text begins so. */
  ConsoleBrowser pressText(String text) {
    return press(
        driver.findElement(
            By.xpath(
                "//main//*[self::button or self::a][starts-with(normalize-space(.), '"
                    + text
                    + "')] | //main//input[starts-with(@value, '"
                    + text
                    + "')]")));
  }

  /** Presses it, says yes where it asks, and waits for what comes of it. */
  ConsoleBrowser press(String id) {
    return press(find(id));
  }

  /** Presses the button or link in the table row that shows {@code row}. */
  ConsoleBrowser pressIn(String row, String button) {
    return press(
        driver.findElement(
            By.xpath(
                "//tr[contains(., '"
                    + row
                    + "')]//*[self::button or self::a or self::input][contains(., '"
                    + button
                    + "') or @value='"
                    + button
                    + "']")));
  }

  private ConsoleBrowser press(WebElement button) {
    run("window.confirm = () => true;");
    button.click();
    return settled();
  }

  boolean has(String id) {
    return !driver.findElements(By.id(clientId(id))).isEmpty();
  }

  String value(String id) {
    return String.valueOf(find(id).getDomProperty("value"));
  }

  /** What stands beside the input; empty where it is content. */
  String errorAt(String id) {
    List<WebElement> found =
        find(id)
            .findElements(
                By.xpath(
                    "ancestor::*[contains(concat(' ',@class,' '),' field ')][1]//*[contains(concat(' ',@class,' '),' refused ')]"));
    return found.isEmpty() ? "" : found.get(0).getText();
  }

  /** What stands above the page: what was done, or refused. */
  String message() {
    List<WebElement> found = driver.findElements(By.id("messages"));
    return found.isEmpty() ? "" : found.get(0).getText();
  }

  String text() {
    return driver.findElement(By.tagName("body")).getText();
  }

  String title() {
    return driver.findElement(By.tagName("h1")).getText();
  }

  /** The value of the session's cookie; empty where there is none. */
  String sessionId() {
    @Nullable Cookie cookie = driver.manage().getCookieNamed("JSESSIONID");
    return cookie == null ? "" : cookie.getValue();
  }

  /** Whether no script reads the session's cookie, and no other site's form brings it along. */
  boolean isSessionGuarded() {
    @Nullable Cookie cookie = driver.manage().getCookieNamed("JSESSIONID");
    return cookie != null && cookie.isHttpOnly() && "Lax".equalsIgnoreCase(cookie.getSameSite());
  }

  /** As if the session had ended on the server. */
  ConsoleBrowser forgetSession() {
    driver.manage().deleteCookieNamed("JSESSIONID");
    return this;
  }

  /** The session of another browser, as after a sign-in in another tab. */
  ConsoleBrowser comeInAs(ConsoleBrowser other) {
    driver.manage().addCookie(new Cookie("JSESSIONID", other.sessionId(), "/"));
    return this;
  }

  /** What the browser's console says: a breach of the content security policy, for one. */
  List<String> complaints() {
    return driver.manage().logs().get("browser").getAll().stream()
        .map(entry -> entry.getMessage())
        .filter(message -> !message.contains("favicon"))
        .toList();
  }

  @Nullable Object run(String script, Object... values) {
    return ((JavascriptExecutor) driver).executeScript(script, values);
  }

  /**
   * The page at both widths, as {@code target/screenshots/<name>-1280.png} and {@code -390.png}.
   */
  void screenshot(String name) {
    try {
      Files.createDirectories(SCREENSHOTS);
      for (Dimension size : List.of(NARROW, WIDE)) {
        driver.manage().window().setSize(size);
        Object height = run("return document.documentElement.scrollHeight;");
        int needed = height instanceof Number number ? number.intValue() : size.getHeight();
        driver
            .manage()
            .window()
            .setSize(new Dimension(size.getWidth(), Math.max(size.getHeight(), needed + 150)));
        Files.write(
            SCREENSHOTS.resolve(name + "-" + size.getWidth() + ".png"),
            driver.getScreenshotAs(OutputType.BYTES));
      }
      driver.manage().window().setSize(WIDE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As on a screen of that width; a window alone gets no narrower than a phone is. */
  ConsoleBrowser wide(int pixels) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", pixels, "height", 900, "deviceScaleFactor", 1, "mobile", false));
    return this;
  }

  /** The whole page, as {@code target/screenshots/<name>.png}. */
  void picture(String name) {
    Object height = run("return document.documentElement.scrollHeight;");
    Object width = run("return window.innerWidth;");
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of(
            "width",
            number(width),
            "height",
            number(height),
            "deviceScaleFactor",
            1,
            "mobile",
            false));
    try {
      Files.createDirectories(SCREENSHOTS);
      Files.write(SCREENSHOTS.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** By how many pixels the page is wider than its window. */
  int overflow() {
    return number(
        run("return document.documentElement.scrollWidth - document.documentElement.clientWidth;"));
  }

  /** Serious and critical faults that axe-core finds. */
  List<String> accessibilityFaults() {
    return Accessibility.faults(driver);
  }

  /** The pages of the menu, as {@link #open} takes them. */
  List<String> menu() {
    return driver.findElements(By.cssSelector("#menu-list a")).stream()
        .map(link -> String.valueOf(link.getDomAttribute("href")))
        .map(link -> link.replace("/console/", "").replace(".xhtml", ""))
        .toList();
  }

  private static int number(@Nullable Object value) {
    return value instanceof Number number ? number.intValue() : 0;
  }

  @Override
  public void close() {
    driver.quit();
  }

  private WebElement find(String id) {
    return driver.findElement(By.id(clientId(id)));
  }

  private static String clientId(String id) {
    return id.contains(":") ? id : "f:" + id;
  }

  /** Until the page that was asked for is there and rests. */
  private ConsoleBrowser settled() {
    Awaitility.await("a page at rest")
        .atMost(SOON)
        .pollDelay(Duration.ofMillis(40))
        .pollInterval(Duration.ofMillis(50))
        .ignoreExceptions()
        .until(
            () -> {
              run(COUNT);
              return Boolean.TRUE.equals(run(QUIET));
            });
    return this;
  }
}
