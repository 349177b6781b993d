package app.voda.platform;

import jakarta.validation.constraints.Email;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Who may call `/admin`.
@Validated
@ConfigurationProperties("voda.admin")
record AdminSettings(
    @DefaultValue List<@Email(message = "must be e-mail addresses") String> emails) {
  AdminSettings {
    emails = emails.stream().map(email -> email.strip().toLowerCase(Locale.ROOT)).toList();
  }
}
