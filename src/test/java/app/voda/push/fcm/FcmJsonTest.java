package app.voda.push.fcm;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.client.json.GenericJson;
import com.google.api.client.json.JsonFactory;
import com.google.api.client.json.gson.GsonFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FcmJsonTest {
  private static final JsonFactory GOOGLES = GsonFactory.getDefaultInstance();
  private static final Map<String, ?> VALUE =
      Map.of("words", List.of("일기", "\"\n\u2028", "x".repeat(10)), "count", 7, "silent", true);

  private final JsonFactory json = new FcmJson();

  @Test
  void isWhatGooglesFactoryWritesAndIsKeptForTheTransport() throws IOException {
    var attempt = new FcmAttempt(FcmPushes.PATIENCE);
    var written =
        ScopedValue.where(FcmAttempt.CURRENT, attempt).call(() -> json.toByteArray(VALUE));
    assertThat(written).isEqualTo(GOOGLES.toByteArray(VALUE));
    assertThat(attempt.body()).isEqualTo(written);
  }

  @Test
  void isWrittenOnceHoweverItIsEnded() throws IOException {
    var out = new ByteArrayOutputStream();
    ScopedValue.where(FcmAttempt.CURRENT, new FcmAttempt(FcmPushes.PATIENCE))
        .call(() -> {
          var generator = json.createJsonGenerator(out, StandardCharsets.UTF_8);
          generator.serialize(VALUE);
          assertThat(out.size()).isZero();
          generator.flush();
          generator.close();
          return out;
        });
    assertThat(out.toByteArray()).isEqualTo(GOOGLES.toByteArray(VALUE));
  }

  @Test
  void isWrittenByClosingToo() throws IOException {
    var out = new ByteArrayOutputStream();
    ScopedValue.where(FcmAttempt.CURRENT, new FcmAttempt(FcmPushes.PATIENCE))
        .call(() -> {
          var generator = json.createJsonGenerator(out, StandardCharsets.UTF_8);
          generator.serialize(VALUE);
          generator.close();
          return out;
        });
    assertThat(out.toByteArray()).isEqualTo(GOOGLES.toByteArray(VALUE));
  }

  @Test
  void isReadAsGooglesFactoryReadsIt() throws IOException {
    var text = "{\"words\": \"일기\"}";
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    var utf8 = StandardCharsets.UTF_8;
    for (var parser :
        List.of(
            json.createJsonParser(text),
            json.createJsonParser(new StringReader(text)),
            json.createJsonParser(new ByteArrayInputStream(bytes)),
            json.createJsonParser(new ByteArrayInputStream(bytes), utf8))) {
      assertThat(parser.parse(GenericJson.class)).containsEntry("words", "일기");
    }
    var writer = new StringWriter();
    var generator = json.createJsonGenerator(writer);
    generator.serialize(Map.of("words", "일기"));
    generator.flush();
    assertThat(writer).hasToString("{\"words\":\"일기\"}");
  }
}
