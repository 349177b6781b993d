package app.voda.platform;

import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Which half of voda this process serves. The same image may be deployed twice, so that a burst of
/// callbacks does not touch the phones' calls.
@Validated
@ConfigurationProperties("voda")
record RoleSettings(
    @Pattern(regexp = "all|api|callbacks", message = "must be all, api or callbacks")
        @DefaultValue("all")
        String role) {}
