/**
 * Makes the OpenAPI document of {@code /api/v1} and {@code /ops} out of the resources, their
 * comments, scopes and problems, while the WAR is built: {@link dev.suitehub.openapi.ApiDocument}.
 */
@NullMarked
package dev.suitehub.openapi;

import org.jspecify.annotations.NullMarked;
