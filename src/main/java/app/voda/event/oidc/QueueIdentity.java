package app.voda.event.oidc;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Who the queue calls as.
///
/// @param serviceAccount the e-mail in the queue's OIDC tokens
@Validated
@ConfigurationProperties("voda.gcp.tasks")
public record QueueIdentity(
    @NotBlank @DefaultValue("queue@voda.localhost") String serviceAccount) {}
