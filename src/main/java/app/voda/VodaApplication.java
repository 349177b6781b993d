package app.voda;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/// Starts voda.
@SpringBootApplication
@ConfigurationPropertiesScan
public class VodaApplication {

  public static void main(String[] args) {
    SpringApplication.run(VodaApplication.class, args);
  }
}
