package app.voda;

import static org.assertj.core.api.Assertions.assertThat;

import app.voda.event.oidc.LocalIssuer;
import app.voda.testing.FakeApns;
import app.voda.testing.FakeFcm;
import app.voda.testing.PromQuery;
import app.voda.testing.PromQuery.Selector;
import app.voda.testing.Voda;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The dashboard and the alert rules ask only for what a running voda tells.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DashboardIT {
  private static final JsonMapper JSON = new JsonMapper();
  // What Prometheus adds by itself.
  private static final Set<String> OF_PROMETHEUS = Set.of("job", "instance");
  private static final Pattern SAMPLE = Pattern.compile("(\\w+)(?:\\{(.*)})? (\\S+)");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final Pattern SHOWN = Pattern.compile("\\{\\{\\s*(?:\\$labels\\.)?(\\w+)\\s*}}");

  private final JsonNode dashboard = JSON.readTree(text("docs/grafana/voda.json"));
  private final JsonNode alerts = JSON.valueToTree(yaml("docs/alerts.yaml"));

  private List<Sample> scrape;

  /// One line of what Prometheus reads.
  record Sample(String metric, Map<String, String> labels, double value) {

    static Sample of(String line) {
      var parts = SAMPLE.matcher(line);
      assertThat(parts.matches()).as(line).isTrue();
      var labels = parts.group(2) == null ? "" : parts.group(2);
      return new Sample(
          parts.group(1),
          LABEL
              .matcher(labels)
              .results()
              .collect(Collectors.toMap(m -> m.group(1), m -> m.group(2))),
          Double.parseDouble(parts.group(3)));
    }

    boolean has(String... namesAndValues) {
      for (int i = 0; i < namesAndValues.length; i += 2) {
        if (!namesAndValues[i + 1].equals(labels.get(namesAndValues[i]))) {
          return false;
        }
      }
      return true;
    }
  }

  private static String text(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Object yaml(String file) {
    return new Yaml(new SafeConstructor(new LoaderOptions())).load(text(file));
  }

  /// Mina's phones answer in every way there is.
  @BeforeAll
  void everythingHappensOnce(@TempDir Path data) {
    try (var fcm = FakeFcm.start();
        var apns = FakeApns.start();
        var voda = Voda.start(data, settings(fcm, apns))) {
      fcm.answers("gone", FakeFcm.unregistered())
          .answers("busy", FakeFcm.unavailable())
          .answers("odd", FakeFcm.invalidPayload())
          .answers("alien", FakeFcm.senderIdMismatch());
      var leo = voda.phone("leo");
      var mina = voda.phone("mina");
      for (var token : List.of("gone", "busy", "odd", "alien")) {
        mina.api().put("/v1/members/me/devices", device(token, "ANDROID", "FCM")).expect(200);
      }
      mina.api()
          .put("/v1/members/me/devices", device(FakeApns.token("mina"), "IOS", "APNS"))
          .expect(200);
      var room = leo.opensRoom("P1D");
      mina.joins(room);
      leo.posts(room, "The sea").expect(201);
      voda.api().advance("PT5S");
      voda.api()
          .with(voda.bean(LocalIssuer.class).token())
          .post("/tasks/callback", "{")
          .expect(202);
      voda.phone("admin").api().post("/admin/dead-letters/replay", "{}").expect(200);
      // What was replayed has run when this answers: a counter and its timer stand still.
      voda.api().advance("PT1S");
      // Nobody is asked who they are: it is the address that is open to few.
      scrape =
          voda.api()
              .get("/actuator/prometheus")
              .expect(200)
              .body()
              .lines()
              .filter(line -> !line.startsWith("#"))
              .map(Sample::of)
              .toList();
    }
  }

  private static String[] settings(FakeFcm fcm, FakeApns apns) {
    return Stream.concat(
            Stream.of(apns.settings()),
            Stream.of(
                "--voda.push.fcm.enabled=true",
                "--voda.push.fcm.project-id=p",
                "--voda.push.fcm.endpoint=" + fcm.endpoint()))
        .toArray(String[]::new);
  }

  private static Map<String, String> device(String token, String platform, String transport) {
    return Map.of("deviceToken", token, "platform", platform, "transport", transport);
  }

  @AfterAll
  void forget() {
    scrape = List.of();
  }

  private double sum(String metric, String... labels) {
    return scrape.stream()
        .filter(sample -> sample.metric().equals(metric) && sample.has(labels))
        .mapToDouble(Sample::value)
        .sum();
  }

  @Test
  void everyPushIsCountedAndTimed() {
    for (var outcome :
        List.of("accepted", "token_gone", "retry_later", "refused", "misconfigured")) {
      var labels = new String[] {"transport", "FCM", "code", "M2", "outcome", outcome};
      // What was refused is replayed, and refused once more.
      assertThat(sum("voda_push_sent_total", labels))
          .as(outcome)
          .isEqualTo(outcome.equals("refused") ? 2 : 1)
          .isEqualTo(sum("voda_push_duration_seconds_count", labels));
    }
    assertThat(sum("voda_push_sent_total", "transport", "APNS", "outcome", "accepted"))
        .isEqualTo(2);
    assertThat(sum("voda_device_pruned_total", "transport", "FCM")).isEqualTo(1);
    assertThat(sum("voda_device_pruned_total", "transport", "APNS")).isZero();
  }

  @Test
  void everyDeadLetterAndReplayIsCounted() {
    assertThat(sum("voda_dead_letters_total", "reason", "REFUSED", "code", "M2")).isEqualTo(2);
    assertThat(sum("voda_dead_letters_total", "reason", "REFUSED", "code", "M13")).isEqualTo(2);
    assertThat(sum("voda_dead_letters_total", "reason", "MALFORMED", "code", "none")).isEqualTo(1);
    assertThat(sum("voda_dead_letter_replays_total", "outcome", "replayed")).isEqualTo(2);
    assertThat(sum("voda_dead_letter_replays_total", "outcome", "still_malformed")).isEqualTo(1);
  }

  @Test
  void callbacksAndTheirLagAreCounted() {
    assertThat(sum("voda_task_lag_seconds_count", "code", "M2")).isPositive();
    assertThat(sum("voda_callbacks_total", "code", "M2", "outcome", "try_again")).isPositive();
    assertThat(sum("voda_callbacks_total", "code", "R2", "outcome", "done")).isPositive();
  }

  @Test
  void countersStandAtZeroBeforeTheyCount() {
    for (var transport : List.of("FCM", "APNS")) {
      assertThat(
              scrape.stream()
                  .filter(s -> s.metric().equals("voda_push_sent_total"))
                  .filter(s -> s.has("transport", transport, "code", "N1"))
                  .map(Sample::value))
          .as(transport)
          .containsExactly(0d, 0d, 0d, 0d, 0d);
    }
    assertThat(scrape)
        .anyMatch(s -> s.metric().equals("voda_dead_letters_total") && s.has("reason", "GIVEN_UP"));
  }

  static Stream<String> queries() {
    var files = new DashboardIT();
    return Stream.concat(
        files.dashboard.findValuesAsString("expr").stream(),
        files.alerts.findValuesAsString("expr").stream());
  }

  @ParameterizedTest
  @MethodSource("queries")
  void asksForWhatThereIs(String query) {
    var parsed = PromQuery.parse(query);
    assertThat(parsed.selectors()).isNotEmpty();
    var labels = new HashSet<String>(OF_PROMETHEUS);
    for (var selector : parsed.selectors()) {
      labels.addAll(assertThere(selector));
    }
    assertThat(labels).as("groups by").containsAll(parsed.grouping());
  }

  private Set<String> assertThere(Selector selector) {
    if (selector.metric().equals("up")) {
      return OF_PROMETHEUS;
    }
    var samples = scrape.stream().filter(s -> s.metric().equals(selector.metric())).toList();
    assertThat(samples).as(selector.metric()).isNotEmpty();
    var labels = new TreeSet<String>();
    samples.forEach(sample -> labels.addAll(sample.labels().keySet()));
    for (var matcher : selector.matchers()) {
      if (!OF_PROMETHEUS.contains(matcher.label())) {
        assertThat(labels).as(selector.metric()).contains(matcher.label());
        assertThat(samples)
            .as(selector.metric())
            .extracting(sample -> sample.labels().get(matcher.label()))
            .containsAll(matcher.names());
      }
    }
    return labels;
  }

  @Test
  void theDashboardCanBeImportedForAnyDataSource() {
    assertThat(dashboard.at("/uid").asString()).isEqualTo("voda");
    assertThat(dashboard.at("/title").asString()).isEqualTo("voda");
    assertThat(dashboard.findParents("expr"))
        .allSatisfy(target -> {
          assertThat(target.at("/datasource/uid").asString()).isEqualTo("${datasource}");
          assertThat(PromQuery.parse(target.at("/expr").asString()).grouping())
              .containsAll(shown(target.at("/legendFormat").asString()));
        });
    var variables = dashboard.at("/templating/list").values();
    assertThat(variables)
        .extracting(variable -> variable.at("/name").asString())
        .containsExactlyInAnyOrder("datasource", "job");
    var panels = dashboard.at("/panels").values();
    assertThat(panels).extracting(panel -> panel.at("/id").asInt()).doesNotHaveDuplicates();
    var taken = new HashSet<List<Integer>>();
    for (var panel : panels) {
      for (var cell : cells(panel.at("/gridPos"))) {
        assertThat(taken.add(cell)).as(panel.at("/title").asString()).isTrue();
      }
    }
  }

  private static List<String> shown(String text) {
    return SHOWN.matcher(text).results().map(m -> m.group(1)).toList();
  }

  private static List<List<Integer>> cells(JsonNode at) {
    var cells = new ArrayList<List<Integer>>();
    for (int x = at.at("/x").asInt(); x < at.at("/x").asInt() + at.at("/w").asInt(); x++) {
      for (int y = at.at("/y").asInt(); y < at.at("/y").asInt() + at.at("/h").asInt(); y++) {
        assertThat(x).isLessThan(24);
        cells.add(List.of(x, y));
      }
    }
    return cells;
  }

  @Test
  void everyAlertSaysWhatIsWrong() {
    var rules = alerts.at("/groups/0/rules").values();
    assertThat(rules).isNotEmpty();
    assertThat(rules).extracting(rule -> rule.at("/alert").asString()).doesNotHaveDuplicates();
    assertThat(rules)
        .allSatisfy(rule -> {
          assertThat(rule.at("/alert").asString()).startsWith("Voda");
          assertThat(rule.at("/labels/severity").asString()).isIn("critical", "warning");
          assertThat(rule.at("/annotations/description").asString()).isNotBlank();
          var labels = new HashSet<String>(OF_PROMETHEUS);
          labels.addAll(PromQuery.parse(rule.at("/expr").asString()).grouping());
          assertThat(labels).containsAll(shown(rule.at("/annotations/summary").asString()));
        });
  }
}
