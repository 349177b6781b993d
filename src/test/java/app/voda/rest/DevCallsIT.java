package app.voda.rest;

import static app.voda.rest.Problems.problem;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.voda.testing.RawHttp;
import app.voda.testing.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// What only a developer sees, on their own machine.
class DevCallsIT extends RestTest {

  @Nested
  class FromElsewhere {
    private static Reply get(String path, String host) {
      return RawHttp.send(voda.port(), "GET " + path + " HTTP/1.1\nHost: " + host, new byte[0]);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "evil.example",
          "evil.example:8080",
          "localhost.evil.example",
          "127.0.0.1.evil.example",
          "notlocalhost",
          "localhost@evil.example",
          "10.0.0.1",
          "0.0.0.0",
          "[::2]",
          "127.0.0.2",
          // This machine as well, but by names that nobody uses to look at the console.
          "localhost.",
          "127.1",
          "2130706433",
          "0x7f.1",
          "[::ffff:127.0.0.1]",
          "[0:0:0:0:0:0:0:1]",
          "localhost:8080@evil.example",
          "localhost\nHost: evil.example",
          "evil.example\nHost: localhost",
          "localhost\nHost: localhost"
        })
    void areNotThere(String host) {
      for (var path :
          new String[] {
            "/",
            "/dev/clock",
            "/dev/tasks",
            "/dev/pushes",
            "/dev/activities",
            "/dev/stream",
            "/phones/phones.js"
          }) {
        var reply = get(path, host);
        assertThat(reply.status()).as(path).isIn(400, 404);
        assertThat(problem(reply).body()).doesNotContain("/dev");
      }
    }

    // The target has a host too, and which of the two a server believes is for it to choose.
    @ParameterizedTest
    @ValueSource(
        strings = {
          "http://localhost/dev/clock HTTP/1.1\nHost: evil.example",
          "http://evil.example/dev/clock HTTP/1.1\nHost: localhost",
          "http://evil.example/dev/clock HTTP/1.1\nHost: evil.example",
          "http://localhost@evil.example/dev/clock HTTP/1.1\nHost: localhost",
          "http://evil.example@localhost/dev/clock HTTP/1.1\nHost: evil.example",
          "http://evil.example/dev/clock HTTP/1.0",
          "http://evil.example/ HTTP/1.1\nHost: localhost",
          "//evil.example/dev/clock HTTP/1.1\nHost: evil.example"
        })
    void areNotThereByAnotherHostInTheTarget(String rest) {
      var reply = RawHttp.send(voda.port(), "GET " + rest, new byte[0]);
      assertThat(reply.status()).isIn(400, 404);
      assertThat(problem(reply).body()).doesNotContain("/dev");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "localhost",
          "localhost:80",
          "LOCALHOST",
          "127.0.0.1",
          "127.0.0.1:1",
          "[::1]",
          "[::1]:1"
        })
    void areThereByEveryNameOfThisMachine(String host) {
      assertThat(get("/dev/clock", host).status()).isEqualTo(200);
      assertThat(get("/", host).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "Origin: https://evil.example",
          "Origin: http://localhost:1",
          "Origin: null",
          "Sec-Fetch-Site: cross-site",
          "Sec-Fetch-Site: same-site",
          "Sec-Fetch-Site: cross-site\nSec-Fetch-Mode: navigate\nSec-Fetch-Dest: iframe",
          "X-Forwarded-For: 127.0.0.1",
          "X-Forwarded-Host: localhost",
          "X-Forwarded-Proto: http",
          "X-Forwarded-Port: 8080",
          "X-Forwarded-Server: tunnel",
          "X-Real-IP: 127.0.0.1",
          "CF-Connecting-IP: 127.0.0.1",
          "True-Client-IP: 127.0.0.1",
          "Forwarded: for=127.0.0.1;host=localhost",
          "Via: 1.1 tunnel"
        })
    void areNotThereForAnotherPageOrThroughAProxy(String headers) {
      for (var path : new String[] {"/", "/dev/clock", "/dev/stream", "/phones/phones.js"}) {
        var reply = RawHttp.send(voda.port(), "GET " + path + " HTTP/1.1\n" + headers, new byte[0]);
        problem(reply, 404);
      }
    }

    // What a page may send anywhere without asking first.
    @ParameterizedTest
    @ValueSource(
        strings = {
          "text/plain",
          "application/x-www-form-urlencoded",
          "multipart/form-data; boundary=b"
        })
    void takeNoFormOfAnotherPage(String type) {
      var before = now();
      var body = "{\"advance\":\"P300D\"}";
      var form =
          "POST /dev/clock HTTP/1.1\nContent-Type: %s\nContent-Length: %d"
              .formatted(type, body.length());
      for (var browser :
          new String[] {
            "Origin: https://evil.example",
            "Origin: null\nSec-Fetch-Site: cross-site\nSec-Fetch-Mode: navigate",
            "Sec-Fetch-Site: cross-site\nSec-Fetch-Mode: navigate\nSec-Fetch-Dest: document",
            "X-No-Browser: it says nothing of itself"
          }) {
        var head = form + "\n" + browser;
        assertThat(RawHttp.send(voda.port(), head, body.getBytes(UTF_8)).status()).isIn(404, 415);
      }
      assertThat(Duration.between(before, now())).isLessThan(Duration.ofDays(1));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "Origin: http://localhost:8080\nSec-Fetch-Site: same-origin",
          "Sec-Fetch-Site: none",
          "Sec-Fetch-Site: cross-site\nSec-Fetch-Mode: navigate\nSec-Fetch-Dest: document"
        })
    void areThereForTheirOwnPageAndWhoeverVisitsIt(String headers) {
      var head = "GET / HTTP/1.1\nHost: localhost:8080\n" + headers;
      assertThat(RawHttp.send(voda.port(), head, new byte[0]).status()).isEqualTo(200);
    }

    @Test
    void leaveTheRestOfTheServiceAlone() {
      assertThat(get("/v1/members/verify?nickname=a", "voda.example").status()).isEqualTo(200);
    }
  }

  @Nested
  class TheClock {
    @Test
    void tellsTheTime() {
      var clock = anyone().get("/dev/clock").expect(200);
      assertThat(clock.json().propertyNames()).containsExactly("now");
      Instant.parse(clock.text("/now"));
    }

    @Test
    void movesByExactlyThatMuchAndTicksOn() {
      var before = now();
      var moved = Instant.parse(anyone().advance("PT90M").text("/now"));
      assertThat(Duration.between(before.plus(Duration.ofMinutes(90)), moved))
          .isBetween(Duration.ZERO, Duration.ofSeconds(20));
      assertThat(now()).isAfterOrEqualTo(moved);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"PT0S", "-PT1H", "PT-1H", "P1W", "P1M", "P1Y", "1h", "", "P367D", "PT", "null"})
    void doesNotGoBackOrStandStill(String advance) {
      var reply = anyone().post("/dev/clock", Map.of("advance", advance));
      assertThat(problem(reply, 400).wrongFields()).containsExactly("advance");
    }

    @Test
    void tellsWhatRanInTheOrderOfTime() {
      var leo = someone("leo");
      var mina = someone("mina");
      var room = leo.opensRoom("P1D");
      mina.joins(room);
      var moved = anyone().advance("P1DT1M");
      var ran = moved.list("/ran").stream().filter(task -> isOf(task, room)).toList();
      assertThat(ran)
          .extracting(task -> task.at("/code").asString())
          .containsSubsequence("R2", "M12", "M11", "R1", "M13");
      assertThat(ran)
          .allSatisfy(task ->
              assertThat(task.propertyNames())
                  .containsExactlyInAnyOrder("code", "roomId", "turn", "at", "status"));
      assertThat(ran)
          .extracting(task -> Instant.parse(task.at("/at").asString()))
          .isSortedAccordingTo(Comparator.naturalOrder());
      assertThat(ran).extracting(task -> task.at("/status").asInt()).contains(204);
    }

    private static boolean isOf(JsonNode task, String room) {
      return task.at("/roomId").asString().equals(room);
    }
  }

  @Test
  void listsTheTasksOfARoom() {
    var leo = someone("leo");
    var room = leo.opensRoom("P5D");
    leo.opensRoom("P5D");
    anyone().advance("PT2S");
    var tasks = anyone().get("/dev/tasks?roomId=" + room).expect(200).items();
    assertThat(tasks)
        .extracting(task -> task.at("/code").asString())
        .containsExactlyInAnyOrder("M12", "M11", "R1");
    var due = leo.sees(room).text("/turn/dueAt");
    for (var task : tasks) {
      assertThat(task.propertyNames())
          .containsExactlyInAnyOrder(
              "name", "code", "roomId", "turn", "revision", "at", "attempts");
      assertThat(task.at("/name").asString())
          .endsWith("-" + room + "-1-0-" + task.at("/code").asString());
      assertThat(task.at("/roomId").asString()).isEqualTo(room);
      if (task.at("/code").asString().equals("R1")) {
        assertThat(task.at("/at").asString()).isEqualTo(due);
      }
    }
    assertThat(anyone().get("/dev/tasks").expect(200).items()).hasSizeGreaterThan(tasks.size());
    assertThat(anyone().get("/dev/tasks?roomId=unknown").expect(200).items()).isEmpty();
  }

  @Test
  void listsThePushesOfAMemberOldestFirst() {
    var leo = someone("leo");
    var room = leo.opensRoom("P1D");
    anyone().advance("PT23H30M");
    var pushes = leo.pushes();
    assertThat(pushes)
        .extracting(push -> push.at("/code").asString())
        .containsExactly("M12", "M11");
    for (var push : pushes) {
      assertThat(push.propertyNames())
          .containsExactlyInAnyOrder(
              "alarmId", "code", "memberId", "deviceToken", "transport", "title", "body", "at");
      assertThat(push.at("/memberId").asString()).isEqualTo(leo.memberId());
      assertThat(push.at("/deviceToken").asString()).isEqualTo(leo.name() + "-phone");
    }
    assertThat(leo.sees(room).number("/turn/number")).isEqualTo(1);
    assertThat(anyone().get("/dev/pushes").expect(200).items()).hasSizeGreaterThanOrEqualTo(2);
    assertThat(anyone().get("/dev/pushes?memberId=unknown").expect(200).items()).isEmpty();
  }
}
