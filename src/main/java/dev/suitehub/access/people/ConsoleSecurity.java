package dev.suitehub.access.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.authentication.mechanism.http.CustomFormAuthenticationMechanismDefinition;
import jakarta.security.enterprise.authentication.mechanism.http.LoginToContinue;

/**
 * Sign-in is Jakarta Security's, with a page of ours. What sends people there is {@link
 * ConsoleGate}: the mechanism would keep a form that came too late, and post it again into a view
 * that is gone.
 */
@ApplicationScoped
@CustomFormAuthenticationMechanismDefinition(
    loginToContinue =
        @LoginToContinue(
            loginPage = ConsolePaths.SIGN_IN,
            errorPage = "",
            useForwardToLogin = false))
public class ConsoleSecurity {}
