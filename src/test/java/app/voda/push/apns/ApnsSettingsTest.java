package app.voda.push.apns;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ApnsSettingsTest {
  private static final Path KEY = Path.of("AuthKey.p8");

  @Test
  void wantEachPartWhenEnabled() {
    var none = settings(true, false);
    assertThat(none.isKeyThere()).isFalse();
    assertThat(none.isKeyIdThere()).isFalse();
    assertThat(none.isTeamIdThere()).isFalse();
    assertThat(none.isTopicThere()).isFalse();
  }

  @Test
  void wantNoneOtherwise() {
    assertWhole(settings(true, true));
    assertWhole(settings(false, false));
  }

  private static void assertWhole(ApnsSettings settings) {
    assertThat(settings.isKeyThere()).isTrue();
    assertThat(settings.isKeyIdThere()).isTrue();
    assertThat(settings.isTeamIdThere()).isTrue();
    assertThat(settings.isTopicThere()).isTrue();
  }

  private static ApnsSettings settings(boolean enabled, boolean whole) {
    return whole
        ? new ApnsSettings(enabled, KEY, "KEY1234567", "TEAM123456", "app.voda", "a:1", "b:1", null)
        : new ApnsSettings(enabled, null, null, null, null, "a:1", "b:1", null);
  }
}
