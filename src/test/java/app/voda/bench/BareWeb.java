package app.voda.bench;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/// The least that serves HTTP with Spring Boot, to compare with. No configuration class: voda's
/// component scan would find it.
@EnableAutoConfiguration
final class BareWeb {
  private BareWeb() {}

  public static void main(String[] arguments) {
    SpringApplication.run(BareWeb.class, arguments);
  }
}
