package app.voda.event.cloudtasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TasksSettingsTest {

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"localhost:8123", "localhost:1", "localhost:65535", "[::1]:8123"})
  void takeAnEmulatorsHostAndPort(@Nullable String endpoint) {
    assertThat(at(endpoint).isWithEndpoint()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost",
        ":8123",
        "localhost:0",
        "localhost:65536",
        "localhost:08123",
        "localhost:-1",
        "localhost:8123/",
        "leo@localhost:8123",
        "http://localhost:8123",
        "local host:8123"
      })
  void takeNothingElse(String endpoint) {
    assertThat(at(endpoint).isWithEndpoint()).isFalse();
  }

  private static TasksSettings at(@Nullable String endpoint) {
    return new TasksSettings("us-central1", List.of("a"), "queue@p.example", endpoint);
  }
}
