package dev.suitehub;

import dev.suitehub.platform.error.Problems;
import dev.suitehub.sandbox.SandboxGate;
import dev.suitehub.sandbox.SandboxMark;
import dev.suitehub.sandbox.api.ApiPageResource;
import dev.suitehub.sandbox.api.LogoResource;
import dev.suitehub.sandbox.api.PictureResource;
import dev.suitehub.sandbox.api.WecomApiResource;
import dev.suitehub.sandbox.clock.ClockPageResource;
import dev.suitehub.sandbox.console.AppPageResource;
import dev.suitehub.sandbox.console.ProviderPageResource;
import dev.suitehub.sandbox.control.ApiControlResource;
import dev.suitehub.sandbox.control.BulkControlResource;
import dev.suitehub.sandbox.control.ClockControlResource;
import dev.suitehub.sandbox.control.ConsoleAppResource;
import dev.suitehub.sandbox.control.ConsoleProviderResource;
import dev.suitehub.sandbox.control.ContactControlResource;
import dev.suitehub.sandbox.control.CorpControlResource;
import dev.suitehub.sandbox.control.FaultControlResource;
import dev.suitehub.sandbox.control.FaultPageResource;
import dev.suitehub.sandbox.control.IdentityControlResource;
import dev.suitehub.sandbox.control.InstallControlResource;
import dev.suitehub.sandbox.control.ProviderControlResource;
import dev.suitehub.sandbox.control.PushControlResource;
import dev.suitehub.sandbox.control.PushPageResource;
import dev.suitehub.sandbox.control.RegisterControlResource;
import dev.suitehub.sandbox.control.SuiteControlResource;
import dev.suitehub.sandbox.home.HomeResource;
import dev.suitehub.sandbox.identity.LoginPageResource;
import dev.suitehub.sandbox.install.InstallPageResource;
import dev.suitehub.sandbox.market.MarketPageResource;
import dev.suitehub.sandbox.member.MemberPageResource;
import dev.suitehub.sandbox.register.AppQrResource;
import dev.suitehub.sandbox.register.RegisterPageResource;
import dev.suitehub.sandbox.scenario.ScenarioControlResource;
import dev.suitehub.sandbox.scenario.ScenarioPageResource;
import jakarta.ws.rs.ApplicationPath;
import java.util.HashSet;
import java.util.Set;

/** WeCom's servers, played; shut unless {@code hub.sandbox.enabled}. */
@ApplicationPath("/sandbox")
public class SandboxApplication extends QuietApplication {

  @Override
  Set<Class<?>> parts() {
    Set<Class<?>> classes = new HashSet<>(Problems.PROVIDERS);
    classes.add(SandboxGate.class);
    classes.add(SandboxMark.class);
    classes.add(WecomApiResource.class);
    classes.add(ApiPageResource.class);
    classes.add(PictureResource.class);
    classes.add(LogoResource.class);
    classes.add(LoginPageResource.class);
    classes.add(InstallPageResource.class);
    classes.add(RegisterPageResource.class);
    classes.add(AppQrResource.class);
    classes.add(HomeResource.class);
    classes.add(ProviderControlResource.class);
    classes.add(SuiteControlResource.class);
    classes.add(CorpControlResource.class);
    classes.add(ContactControlResource.class);
    classes.add(InstallControlResource.class);
    classes.add(PushControlResource.class);
    classes.add(BulkControlResource.class);
    classes.add(ApiControlResource.class);
    classes.add(FaultControlResource.class);
    classes.add(PushPageResource.class);
    classes.add(FaultPageResource.class);
    classes.add(IdentityControlResource.class);
    classes.add(ClockControlResource.class);
    classes.add(ScenarioControlResource.class);
    classes.add(ScenarioPageResource.class);
    classes.add(RegisterControlResource.class);
    classes.add(ProviderPageResource.class);
    classes.add(AppPageResource.class);
    classes.add(MarketPageResource.class);
    classes.add(MemberPageResource.class);
    classes.add(ClockPageResource.class);
    classes.add(ConsoleProviderResource.class);
    classes.add(ConsoleAppResource.class);
    return classes;
  }
}
