package app.voda.rest;

import static org.assertj.core.api.Assertions.assertThat;

import app.voda.testing.Reply;

/// What every refusal has in common.
final class Problems {
  private Problems() {}

  /// The reply, if it is a problem that an app can act on and that tells nothing of our insides.
  static Reply problem(Reply reply, int status) {
    assertThat(reply.status()).as(reply.body()).isEqualTo(status);
    return problem(reply);
  }

  /// The reply, if it is a problem that blames the caller.
  static Reply problem(Reply reply) {
    assertThat(reply.status()).as(reply.body()).isBetween(400, 499);
    assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
    var json = reply.json();
    assertThat(json.at("/type").asString()).startsWith("https://voda.app/problems/");
    assertThat(json.at("/title").asString()).isNotBlank();
    assertThat(json.at("/status").asInt()).isEqualTo(reply.status());
    assertThat(json.at("/detail").asString()).isNotBlank();
    assertThat(reply.body())
        .doesNotContain("Exception", "app.voda.", "java.", "springframework", "jackson", "\\tat ")
        .doesNotContainIgnoringCase("select ", "insert ");
    for (var error : reply.list("/errors")) {
      assertThat(error.at("/field").asString()).doesNotContain("<", ">");
      assertThat(error.at("/message").asString()).isNotBlank();
    }
    return reply;
  }
}
