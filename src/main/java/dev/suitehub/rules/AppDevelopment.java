package dev.suitehub.rules;

/**
 * Where an app lives (开发信息), without its keys and callback URLs, which are the hub's; empty texts
 * are not entered yet.
 *
 * @param homePageInPlugin whether the home page opens in the WeChat plugin too
 * @param ownershipFile name of the file that proves the trusted domain to be ours
 * @param ownershipContent what that file holds, to the letter: WeCom compares it
 */
public record AppDevelopment(
    String homePage,
    boolean homePageInPlugin,
    String trustedDomain,
    String ownershipFile,
    String ownershipContent,
    String installDomain,
    String settingsUrl) {

  public AppDevelopment {
    homePage = homePage.strip();
    trustedDomain = trustedDomain.strip();
    ownershipFile = ownershipFile.strip();
    ownershipContent = ownershipContent.isBlank() ? "" : ownershipContent;
    installDomain = installDomain.strip();
    settingsUrl = settingsUrl.strip();
  }
}
