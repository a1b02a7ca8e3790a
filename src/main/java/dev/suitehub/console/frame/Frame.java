package dev.suitehub.console.frame;

import dev.suitehub.access.Caller;
import dev.suitehub.platform.config.HubConfig;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Around every page: who reads it, where it leads, in which language. */
@Named("frame")
@RequestScoped
public class Frame {

  private static final String USER = "user:";
  private static final Pattern PAGE = Pattern.compile("/console/([a-z-]+)\\.xhtml");
  private static final Pattern LANGUAGE = Pattern.compile("(^|&)lang=[a-z]*");

  @Inject Caller caller;
  @Inject HubConfig hub;
  @Inject Words words;

  public List<MenuGroup> menu() {
    return Menu.of(caller::may, shown());
  }

  public boolean isSignedIn() {
    return caller.name().startsWith(USER);
  }

  /** The name of who has signed in. */
  public String getUser() {
    return isSignedIn() ? caller.name().substring(USER.length()) : "";
  }

  public boolean isSandboxOn() {
    return hub.isSandboxOn();
  }

  public URI getPublicUrl() {
    return hub.publicUrl();
  }

  public String getOtherLanguage() {
    return "zh".equals(words.locale().getLanguage()) ? "en" : "zh";
  }

  /** This page once more, in the other language. */
  public String getOtherLanguageUrl() {
    String query = request().getQueryString() == null ? "" : request().getQueryString();
    String rest = LANGUAGE.matcher(query).replaceAll("").replaceFirst("^&", "");
    return "?" + (rest.isEmpty() ? "" : rest + "&") + "lang=" + getOtherLanguage();
  }

  private static String shown() {
    Matcher page = PAGE.matcher(request().getRequestURI());
    return page.matches() ? page.group(1) : "";
  }

  private static HttpServletRequest request() {
    return (HttpServletRequest) FacesContext.getCurrentInstance().getExternalContext().getRequest();
  }
}
