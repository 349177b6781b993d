package app.voda.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import app.voda.testing.FakeApns;
import app.voda.testing.Reply;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The storm would notice.
class JudgeTest {
  private static final String PROBLEM =
      """
      {"type":"https://voda.app/problems/invalid","title":"Wrong","status":400,"detail":"…"}
      """;

  private static Reply reply(int status, String type, String body) {
    return new Reply(
        status, HttpHeaders.of(Map.of("Content-Type", List.of(type)), (_, _) -> true), body);
  }

  @Test
  void letsGoodAnswersPass() {
    assertThat(Judge.wrong(reply(200, "application/json", "{\"items\":[]}"))).isEmpty();
    assertThat(Judge.wrong(reply(204, "", ""))).isEmpty();
    assertThat(Judge.wrong(reply(400, "application/problem+json", PROBLEM))).isEmpty();
    var early = PROBLEM.replace("400", "425");
    assertThat(Judge.wrong(reply(425, "application/problem+json", early))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "500|application/problem+json|{}",
        "400|application/json|{}",
        "400|application/problem+json|{\"title\":\"Wrong\",\"status\":400}",
        "425|application/json|{\"tryAgain\":\"soon\"}",
        "425|application/problem+json|{\"why\":\"app.voda.store.Conflict\"}",
        "404|text/html|<html></html>",
        "200|application/json|{\"items\":",
        "200|application/json|{\"why\":\"java.lang.NullPointerException\"}",
        "200|application/json|{\"why\":\"at app.voda.room.Room.of(Room.java:7)\"}",
        "200|text/plain|ok",
        "302|text/plain|~~",
      })
  void noticesBadOnes(int status, String type, String body) {
    assertThat(Judge.wrong(reply(status, type, body))).isPresent();
  }

  @Test
  void findsSecretsInALog() {
    var secrets = new Secrets();
    secrets.keep("2f6b0c9d41");
    secrets.keep(FakeApns.token("hush"));
    var log =
        """
        callback code=R1 roomId=hush1 turn=1 outcome=DONE
        token=hush-phone
        title="HUSH"
        bearer eyJhbGciOiJFUzI1NiJ9.e30.
        refresh 2f6b0c9d41
        apns %s
        start %s
        """
            .formatted(
                FakeApns.token("hush"), FakeApns.token("hush").toUpperCase(java.util.Locale.ROOT));
    assertThat(secrets.in(log)).hasSize(6).noneMatch(line -> line.startsWith("callback"));
  }
}
