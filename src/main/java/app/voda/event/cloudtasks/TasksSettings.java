package app.voda.event.cloudtasks;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Profile;
import org.springframework.validation.annotation.Validated;

/// Which queues of Cloud Tasks are voda's, and as whom they call back.
///
/// @param location the queues' region
/// @param queue the queues' ids; a room's hash picks one
/// @param serviceAccount the e-mail in the tokens that the queue calls with
/// @param endpoint host and port of an emulator, without encryption; null for Google's
@Validated
@Profile("gcp")
@ConfigurationProperties("voda.gcp.tasks")
public record TasksSettings(
    @NotNull(message = "must be given")
        @Pattern(regexp = "[a-z0-9-]{1,100}", message = "must be a region, such as us-central1")
        String location,
    @NotEmpty(message = "must be given")
        List<
                @Pattern(
                    regexp = "[A-Za-z0-9-]{1,100}",
                    message = "must be a queue's id, or several with commas in between")
                String>
            queue,
    @NotNull(message = "must be given")
        @Pattern(regexp = "[^\\s@]+@[^\\s@]+", message = "must be a service account's e-mail")
        String serviceAccount,
    @Nullable String endpoint) {

  @AssertTrue(message = "voda.gcp.tasks.endpoint: must be host:port")
  boolean isWithEndpoint() {
    return endpoint == null || hasHostAndPort(endpoint);
  }

  private static boolean hasHostAndPort(String endpoint) {
    try {
      var address = URI.create("grpc://" + endpoint);
      int port = address.getPort();
      return address.getHost() != null
          && endpoint.equals(address.getHost() + ":" + port)
          && port > 0
          && port < 1 << 16;
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }
}
