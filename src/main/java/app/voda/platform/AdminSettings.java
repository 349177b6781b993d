package app.voda.platform;

import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Who may call `/admin`.
@ConfigurationProperties("voda.admin")
record AdminSettings(@DefaultValue List<String> emails) {
  AdminSettings {
    emails = emails.stream().map(email -> email.strip().toLowerCase(Locale.ROOT)).toList();
  }
}
