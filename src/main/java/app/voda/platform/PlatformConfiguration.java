package app.voda.platform;

import app.voda.id.IdSource;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;
import org.springframework.scheduling.annotation.EnableScheduling;

/// What every way of running needs.
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class PlatformConfiguration {

  /// The system's clock, by which credentials live. Who asks for the time, and no more than that,
  /// gets the application's.
  @Bean
  @Fallback
  Clock systemClock() {
    return Clock.systemUTC();
  }

  @Bean
  IdSource ids() {
    var random = new SecureRandom();
    return () -> {
      var bytes = new byte[16];
      random.nextBytes(bytes);
      return HexFormat.of().formatHex(bytes);
    };
  }
}
