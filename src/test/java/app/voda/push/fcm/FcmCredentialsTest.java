package app.voda.push.fcm;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FcmCredentialsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not JSON",
        "null",
        "[]",
        "{}",
        "{\"type\":7}",
        "{\"type\":\"nothing\"}",
        "{\"type\":\"service_account\"}",
        "{\"type\":\"service_account\",\"client_id\":1,\"client_email\":[],\"private_key\":{}}",
        "{\"type\":\"service_account\",\"client_id\":\"1\",\"client_email\":\"v@example.com\","
            + "\"private_key_id\":\"1\",\"private_key\":\"garbage\"}",
        "{\"type\":\"authorized_user\"}",
        "{\"type\":\"external_account\"}",
        "{\"type\":\"impersonated_service_account\"}"
      })
  void aFileOfAnythingElseIsRefused(String text, @TempDir Path dir) throws IOException {
    var file = Files.writeString(dir.resolve("credentials.json"), text);
    assertThatThrownBy(() -> FcmCredentials.read(file)).isInstanceOf(IOException.class);
  }

  @Test
  void aDirectoryAndNoFileAreRefused(@TempDir Path dir) {
    assertThatThrownBy(() -> FcmCredentials.read(dir)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> FcmCredentials.read(dir.resolve("none")))
        .isInstanceOf(IOException.class);
  }
}
