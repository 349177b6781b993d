package app.voda.push.fcm;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is read from the body of an answer of FCM.
class FcmErrorTest {

  @Test
  void tellsStatusAndMessage() {
    assertThat(read("{\"error\": {\"status\": \"INTERNAL\", \"message\": \"Oh.\"}}"))
        .isEqualTo(new FcmError("INTERNAL", "Oh.", false));
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        "{",
        "[1]",
        "null",
        "7",
        "<html></html>",
        "{}",
        "{\"error\": \"no\"}",
        "{\"error\": {}}",
        "{\"error\": {\"status\": 7, \"message\": [1], \"details\": \"x\"}}"
      })
  void anythingElseIsNotGoogles(@Nullable String body) {
    var error = read(body);
    assertThat(error).isEqualTo(new FcmError("", "", false));
    assertThat(error.isGoogles()).isFalse();
    assertThat(error.blamesTheToken()).isFalse();
  }

  @Test
  void isGooglesWithAStatus() {
    assertThat(read("{\"error\": {\"status\": \"TEAPOT\"}}").isGoogles()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "'[]', false",
    "'[7]', false",
    "'[{\"@type\": \"type.googleapis.com/google.firebase.fcm.v1.FcmError\"}]', false",
    "'[{\"@type\": \"type.googleapis.com/google.rpc.BadRequest\"}]', true",
    "'[{}, {\"@type\": \"type.googleapis.com/google.rpc.BadRequest\"}]', true"
  })
  void blamesThePayloadByOneDetail(String details, boolean blames) {
    assertThat(read("{\"error\": {\"details\": %s}}".formatted(details)).blamesThePayload())
        .isEqualTo(blames);
  }

  @ParameterizedTest
  @CsvSource({
    "The registration token is not valid, false, true",
    "INVALID REGISTRATION TOKEN, false, true",
    "The registration token is not valid, true, false",
    "The token is not valid, false, false"
  })
  void blamesTheTokenInWords(String message, boolean blamesThePayload, boolean blames) {
    assertThat(new FcmError("INVALID_ARGUMENT", message, blamesThePayload).blamesTheToken())
        .isEqualTo(blames);
  }

  @ParameterizedTest
  @CsvSource({
    "' two\\n\\nlines\\t', two lines",
    "'Invalid \\\"our sea\\\" at ''title''', Invalid … at 'title'",
    "'Invalid \\\"our sea', Invalid …"
  })
  void isOneLineWithoutAnybodysWords(String message, String told) {
    assertThat(read("{\"error\": {\"message\": \"%s\"}}".formatted(message)).message())
        .isEqualTo(told);
  }

  @ParameterizedTest
  @CsvSource({"199, 199", "200, 200", "201, 200"})
  void isNoLongerThan200Characters(int length, int told) {
    assertThat(read("{\"error\": {\"message\": \"%s\"}}".formatted("x".repeat(length))).message())
        .hasSize(told);
  }

  private static FcmError read(@Nullable String body) {
    return FcmError.read(body);
  }
}
