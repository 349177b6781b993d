package app.voda.bench;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/// The least that serves HTTP with Spring Boot, to compare with: always the same answer. No
/// configuration class: voda's component scan would find it.
@EnableAutoConfiguration
final class BareWeb {
  private BareWeb() {}

  public static void main(String[] arguments) {
    SpringApplication.run(BareWeb.class, arguments);
  }

  @Bean
  static RouterFunction<ServerResponse> constant(@Value("${bare.answer:{}}") String answer) {
    return RouterFunctions.route()
        .GET(
            "/constant",
            _ -> ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).body(answer))
        .build();
  }
}
