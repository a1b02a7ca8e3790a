package dev.suitehub;

import dev.suitehub.access.AuditResource;
import dev.suitehub.access.ClientKeyFilter;
import dev.suitehub.access.ClientKeyResource;
import dev.suitehub.access.people.UserResource;
import dev.suitehub.console.OpenApiResource;
import dev.suitehub.delivery.EventResource;
import dev.suitehub.gateway.call.WecomCallResource;
import dev.suitehub.gateway.identity.AdminResource;
import dev.suitehub.gateway.identity.LoginInfoResource;
import dev.suitehub.gateway.identity.MiniProgramResource;
import dev.suitehub.gateway.identity.UserInfoResource;
import dev.suitehub.gateway.js.JsSignatureResource;
import dev.suitehub.gateway.link.AuthorizeUrlResource;
import dev.suitehub.gateway.link.ScanLoginUrlResource;
import dev.suitehub.gateway.link.WebLoginUrlResource;
import dev.suitehub.install.CorpCheckResource;
import dev.suitehub.journal.JournalResource;
import dev.suitehub.platform.error.Problems;
import dev.suitehub.preflight.PreflightResource;
import dev.suitehub.registry.provider.ActResource;
import dev.suitehub.registry.provider.IpListResource;
import dev.suitehub.registry.provider.LogoResource;
import dev.suitehub.registry.provider.ProfileResource;
import dev.suitehub.registry.provider.ProviderResource;
import dev.suitehub.registry.release.ChangeResource;
import dev.suitehub.registry.release.ContactPermissionResource;
import dev.suitehub.registry.release.CorpFindingResource;
import dev.suitehub.registry.release.ReleaseResource;
import dev.suitehub.registry.release.SubmissionResource;
import dev.suitehub.registry.release.TestLinkResource;
import dev.suitehub.registry.release.TestingResource;
import dev.suitehub.registry.release.WorkingDayResource;
import dev.suitehub.registry.suite.AppResource;
import dev.suitehub.registry.suite.CategoryResource;
import dev.suitehub.registry.suite.CorpResource;
import dev.suitehub.registry.suite.SuiteResource;
import dev.suitehub.tokens.CorpTokenResource;
import dev.suitehub.tokens.ProviderTokenResource;
import dev.suitehub.tokens.SuiteTokenResource;
import jakarta.ws.rs.ApplicationPath;
import java.util.HashSet;
import java.util.Set;

/** What business systems and scripts call, with a client key. */
@ApplicationPath("/api/v1")
public class ApiApplication extends QuietApplication {

  @Override
  Set<Class<?>> parts() {
    Set<Class<?>> classes = new HashSet<>(Problems.PROVIDERS);
    classes.add(ClientKeyFilter.class);
    classes.add(OpenApiResource.class);
    classes.add(ClientKeyResource.class);
    classes.add(UserResource.class);
    classes.add(AuditResource.class);
    classes.add(ProviderResource.class);
    classes.add(ProfileResource.class);
    classes.add(LogoResource.class);
    classes.add(IpListResource.class);
    classes.add(ActResource.class);
    classes.add(SuiteResource.class);
    classes.add(AppResource.class);
    classes.add(CategoryResource.class);
    classes.add(CorpResource.class);
    classes.add(TestLinkResource.class);
    classes.add(ReleaseResource.class);
    classes.add(SubmissionResource.class);
    classes.add(ContactPermissionResource.class);
    classes.add(ChangeResource.class);
    classes.add(TestingResource.class);
    classes.add(CorpFindingResource.class);
    classes.add(WorkingDayResource.class);
    classes.add(CorpCheckResource.class);
    classes.add(PreflightResource.class);
    classes.add(EventResource.class);
    classes.add(JournalResource.class);
    classes.add(SuiteTokenResource.class);
    classes.add(CorpTokenResource.class);
    classes.add(ProviderTokenResource.class);
    classes.add(LoginInfoResource.class);
    classes.add(UserInfoResource.class);
    classes.add(MiniProgramResource.class);
    classes.add(AdminResource.class);
    classes.add(AuthorizeUrlResource.class);
    classes.add(WebLoginUrlResource.class);
    classes.add(ScanLoginUrlResource.class);
    classes.add(JsSignatureResource.class);
    classes.add(WecomCallResource.class);
    return classes;
  }
}
