package dev.suitehub.sandbox;

/** What the log says at every start with the sandbox on. */
final class StartNotice {

  private StartNotice() {}

  static String text(SandboxConfig config) {
    return "The sandbox is on (hub.sandbox.enabled=true"
        + (config.isDemo() ? ", hub.sandbox.demo=true" : "")
        + "): "
        + config.hub().publicUrl("/sandbox")
        + " plays WeCom, and nothing of it is WeCom. Not for production; hub.sandbox.enabled=false"
        + " turns it off. Its API and its install and login pages answer whoever reaches this hub;"
        + " its index page and its controls (/sandbox, /sandbox/control, /sandbox/console and the"
        + " like) answer "
        + (config.isControlFromAnywhere()
            ? "whoever reaches this hub too (hub.sandbox.control-from-anywhere=true)."
            : "callers of this machine only (hub.sandbox.control-from-anywhere=false).");
  }
}
