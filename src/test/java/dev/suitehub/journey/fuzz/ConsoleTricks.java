package dev.suitehub.journey.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** The console, from people who have not signed in and never will. */
record ConsoleTricks(Prey prey) implements Attack {

  private static final List<String> PAGES =
      List.of(
          "/console/sign-in.xhtml",
          "/console/index.xhtml",
          "/console/users.xhtml",
          "/console/entry.xhtml?id=",
          "/console/app.xhtml?suite=",
          "/console/",
          "/console/nothing.xhtml",
          "/index.xhtml",
          "/alerts.xhtml",
          "/",
          "/WEB-INF/web.xml",
          "/WEB-INF/errors/failed.xhtml",
          "/META-INF/MANIFEST.MF",
          "/jakarta.faces.resource/faces.js.xhtml?ln=jakarta.faces&con=",
          "/jakarta.faces.resource/faces.js.xhtml?ln=../../WEB-INF&loc=",
          "/jakarta.faces.resource/web.xml.xhtml?ln=../WEB-INF&v=",
          "/jakarta.faces.resource/dynamiccontent.properties.xhtml?ln=primefaces&pfdrid=",
          "/docs/api/../../WEB-INF/web.xml?",
          "/style/hub.css?");

  private static final List<String> STATES =
      List.of(
          "", "stateless", "-1:-1", "e1s1", "AAAA", "rO0ABXNyAA==", "%00", "x:y:z", "H4sIAAAAAAAA");

  @Override
  public Shot next(Dice dice) {
    String page = dice.of(PAGES);
    String odd = dice.of(Paths.ODD);
    String target = page.endsWith("=") || page.endsWith("?") ? page + odd : page;
    if (dice.onceIn(2)) {
      return Shot.get(name(), Expect.ANY, target)
          .with(
              "Accept-Language: "
                  + dice.of(List.of("zh-CN", "*;q=x", "a-b-c-d-e-f", "\u00ff", ",")))
          .with("Cookie: JSESSIONID=" + odd);
    }
    String form =
        "f=f&jakarta.faces.ViewState="
            + dice.of(STATES)
            + "&jakarta.faces.partial.ajax="
            + dice.of(List.of("true", "x"))
            + "&jakarta.faces.source="
            + odd
            + "&jakarta.faces.partial.execute="
            + odd
            + "&jakarta.faces.behavior.event="
            + odd
            + "&f%3Aname="
            + odd
            + (dice.onceIn(40) ? "&f%3Apassword=wrong&f%3AsignIn=x" : "")
            + "&to="
            + odd;
    Shot shot =
        Shot.send(
            name(),
            Expect.ANY,
            "POST",
            target,
            dice.onceIn(6)
                ? "multipart/form-data; boundary=x"
                : "application/x-www-form-urlencoded",
            form.getBytes(StandardCharsets.ISO_8859_1));
    return dice.onceIn(2) ? shot.with("Faces-Request: partial/ajax") : shot;
  }
}
