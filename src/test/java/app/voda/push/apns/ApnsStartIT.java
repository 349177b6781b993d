package app.voda.push.apns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.voda.testing.FakeApns;
import app.voda.testing.Voda;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// Starting with APNs: half a configuration and wrong files.
@ExtendWith(OutputCaptureExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApnsStartIT {
  private final FakeApns apns = FakeApns.start();

  @AfterAll
  void stop() {
    apns.close();
  }

  @Test
  void startsWithAWholeConfigurationAndConnectsToNobodyYet(@TempDir Path data) {
    try (var voda = Voda.start(data, apns.settings())) {
      assertThat(voda.bean(ApnsSender.class).transports()).isNotEmpty();
    }
    assertThat(apns.connections()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"key", "key-id", "team-id", "topic"})
  void halfAConfigurationStopsTheStart(String left, @TempDir Path data, CapturedOutput output) {
    assertStopped(data, output, left, with(left, null));
  }

  @ParameterizedTest
  @CsvSource({
    "enabled, perhaps",
    "key, /no/such/AuthKey.p8",
    "key-id, short",
    "team-id, far too long for one",
    "topic, 'no bundle'",
    "production-server, api.push.apple.com",
    "sandbox-server, 'localhost:99999'",
    "sandbox-server, 'https://localhost:443'",
    "trusted-certificates, /no/such/certificates.pem"
  })
  void aWrongSettingStopsTheStart(
      String property, String value, @TempDir Path data, CapturedOutput output) {
    assertStopped(data, output, property, with(property, value));
  }

  @Test
  void aDirectoryIsNoKey(@TempDir Path data, CapturedOutput output) {
    assertStopped(data, output, "key", with("key", data.toString()));
  }

  @Test
  void anRsaKeyIsNoKey(@TempDir Path data, CapturedOutput output) throws Exception {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    var file = pem(data, "PRIVATE KEY", generator.generateKeyPair().getPrivate().getEncoded());
    assertStopped(data, output, "key", with("key", file.toString()));
  }

  @Test
  void anotherCurveIsNoKey(@TempDir Path data, CapturedOutput output) throws Exception {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp384r1"));
    var file = pem(data, "PRIVATE KEY", generator.generateKeyPair().getPrivate().getEncoded());
    assertStopped(data, output, "key", with("key", file.toString()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "not a key", "-----BEGIN PRIVATE KEY-----\n***\n-----END PRIVATE KEY-----"})
  void garbageIsNoKey(String text, @TempDir Path data, CapturedOutput output) throws Exception {
    var file = Files.writeString(data.resolve("garbage.p8"), text);
    assertStopped(data, output, "key", with("key", file.toString()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "not a certificate"})
  void garbageIsNoCertificate(String text, @TempDir Path data, CapturedOutput output)
      throws Exception {
    var file = Files.writeString(data.resolve("garbage.pem"), text);
    assertStopped(
        data, output, "trusted-certificates", with("trusted-certificates", file.toString()));
  }

  private void assertStopped(
      Path data, CapturedOutput output, String property, String... settings) {
    assertThatThrownBy(() -> Voda.start(data, settings)).isInstanceOf(RuntimeException.class);
    assertThat(output.getAll().lines().filter(line -> line.contains(" ERROR ")))
        .singleElement()
        .asString()
        .contains("voda cannot start: voda.push.apns." + property);
    assertThat(output.getAll()).doesNotContain("\tat ");
  }

  private String[] with(String property, @Nullable String value) {
    var name = "--voda.push.apns." + property + "=";
    List<String> settings =
        new ArrayList<>(
            Arrays.stream(apns.settings()).filter(line -> !line.startsWith(name)).toList());
    if (value != null) {
      settings.add(name + value);
    }
    return settings.toArray(String[]::new);
  }

  private static Path pem(Path dir, String what, byte[] der) throws IOException {
    var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return Files.writeString(
        dir.resolve("other.p8"),
        "-----BEGIN " + what + "-----\n" + lines + "\n-----END " + what + "-----\n");
  }
}
