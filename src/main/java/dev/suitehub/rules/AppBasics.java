package dev.suitehub.rules;

/**
 * What an app says of itself (基本信息); empty texts are not entered yet. They are kept as {@link
 * Characters#tidy} leaves them.
 *
 * @param category its Chinese name, as WeCom's form shows it
 */
public record AppBasics(String appName, String slogan, String introduction, String category) {

  public AppBasics {
    appName = Characters.tidy(appName);
    slogan = Characters.tidy(slogan);
    introduction = Characters.tidy(introduction);
    category = Characters.tidy(category);
  }
}
