package app.voda.bench;

import app.voda.bench.Day.Posted;
import app.voda.bench.Mailbox.Letter;
import app.voda.testing.Api;
import app.voda.testing.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What went in, beside what came out.
final class Reckoning {
  /// Within these a call comes, if all goes well: it takes a second or two, of which an intent
  /// waits one for its commit.
  static final Duration SOON = Duration.ofSeconds(5);

  private final Map<String, Integer> turns = new HashMap<>();
  private final Map<Count, Integer> counts = new EnumMap<>(Count.class);
  private final List<String> missing = new ArrayList<>();
  private final long now = System.nanoTime();
  private final Api api;
  private final Mailbox mailbox;
  private final Troubles troubles;

  private enum Count {
    /// Diaries whose post was answered with 201.
    ACKNOWLEDGED,
    /// Diaries that the service shows.
    STORED,
    /// Diaries acknowledged, but not shown.
    LOST,
    /// Phones that were told of a diary.
    TOLD,
    /// Phones that were not.
    UNTOLD,
    /// Phones told whose turn it is.
    CALLED,
    /// Phones that were not, whose owner wrote first: within seconds, or while all was as late.
    OVERTAKEN,
    /// Phones that were not, for no such reason.
    UNCALLED,
    /// Phones that were reminded of a turn that nobody wrote in the end.
    REMINDED,
    /// Phones that were not.
    UNREMINDED,
    /// Turns that ended without a diary.
    LAPSED,
    /// Calls given up, because they were overtaken.
    GIVEN_UP,
    /// Whatever else the service gave up.
    DEAD_LETTERS,
    /// Tasks whose time has come.
    OVERDUE,
    /// Rooms without exactly one end planned for their turn.
    WITHOUT_END;

    private boolean mustBeNone() {
      return switch (this) {
        case LOST, UNTOLD, UNCALLED, UNREMINDED, DEAD_LETTERS, OVERDUE, WITHOUT_END -> true;
        default -> false;
      };
    }
  }

  Reckoning(Town town, Troubles troubles, List<Friends> all, List<Day> days) {
    this.api = town.api();
    this.mailbox = town.mailbox();
    this.troubles = troubles;
    for (var count : Count.values()) {
      counts.put(count, 0);
    }
    var tasks = pages(api, "/dev/tasks");
    all.forEach(friends -> reckon(friends, posted(friends, days), tasks));
    add(Count.OVERDUE, (int) town.due());
    for (var letter : pages(town.admin().at(api).api(), "/admin/dead-letters?size=100")) {
      add(isOvertaken(letter) ? Count.GIVEN_UP : Count.DEAD_LETTERS, 1);
    }
  }

  private boolean isOvertaken(JsonNode letter) {
    return text(letter, "code").equals("M13")
        && letter.path("turn").asInt() < turns.getOrDefault(text(letter, "roomId"), 0);
  }

  private static Map<Integer, Posted> posted(Friends friends, List<Day> days) {
    var all = new HashMap<Integer, Posted>();
    days.forEach(day -> all.putAll(day.posted().getOrDefault(friends, Map.of())));
    return all;
  }

  private void reckon(Friends friends, Map<Integer, Posted> posted, List<JsonNode> tasks) {
    var reader = friends.members().getFirst().at(api).api();
    var shown =
        pages(reader, "/v1/rooms/" + friends.room() + "/diaries?size=100").stream()
            .map(diary -> diary.at("/turn").asInt())
            .toList();
    var now = friends.turn(friends.look(api).expect(200));
    turns.put(friends.room(), now.number());
    add(Count.ACKNOWLEDGED, posted.size());
    add(Count.STORED, shown.size());
    add(Count.LOST, (int) posted.keySet().stream().filter(turn -> !shown.contains(turn)).count());
    add(Count.LAPSED, now.number() - 1 - posted.size());
    posted.forEach((number, diary) -> {
      var writer = diary.turn().writer();
      phones(friends.aboutTheDiary(number, writer), Count.TOLD, Count.UNTOLD);
      if (number > 1) {
        var before = posted.get(number - 1);
        for (var call : friends.aboutTheTurn(number, writer)) {
          var otherwise = wasOvertaken(call, before, diary) ? Count.OVERTAKEN : Count.UNCALLED;
          phones(List.of(call), Count.CALLED, otherwise, () -> story(before, diary));
        }
      }
    });
    IntStream.range(1, now.number())
        .filter(number -> !posted.containsKey(number))
        .forEach(number -> {
          var writer = friends.writer(number, now);
          phones(friends.remindersOf(number, writer), Count.REMINDED, Count.UNREMINDED);
          if (number > 1) {
            phones(friends.aboutTheTurn(number, writer), Count.CALLED, Count.UNCALLED);
          }
        });
    if (now.number() > 1) {
      phones(friends.aboutTheTurn(now.number(), now.writer()), Count.CALLED, Count.UNCALLED);
    }
    var ends =
        tasks.stream()
            .filter(task -> text(task, "code").equals("R1"))
            .filter(task -> text(task, "roomId").equals(friends.room()))
            .map(task -> task.path("turn").asInt())
            .toList();
    add(Count.WITHOUT_END, ends.equals(List.of(now.number())) ? 0 : 1);
  }

  // Whose turn is over is not called any more. A call that the queue brings before its post is
  // committed comes again after as long as the post takes, at most, for its wait doubles. How late
  // all was is told by the same phone's news of the diary before, which were enqueued together with
  // the call. A turn after a lapsed one began with a jump.
  private boolean wasOvertaken(Letter call, @Nullable Posted before, Posted diary) {
    long lately = diary.at() - SOON.toNanos();
    if (before == null) {
      return troubles.befell(lately, diary.at());
    }
    return before.at() + (before.at() - before.from()) > lately
        || troubles.befell(before.from(), diary.at())
        || mailbox.heldAfter(call.aboutTheDiary(before.turn().number()), lately);
  }

  private String story(@Nullable Posted before, Posted diary) {
    var begun =
        before == null
            ? "by a lapse"
            : "from %s to %s".formatted(ago(before.from()), ago(before.at()));
    return "begun %s, written %s, troubles %s"
        .formatted(begun, ago(diary.at()), troubles.told(this::ago));
  }

  private String ago(long nanoTime) {
    return "%.1f s ago".formatted((now - nanoTime) / 1e9);
  }

  private void phones(List<Letter> letters, Count those, Count others) {
    phones(letters, those, others, () -> "");
  }

  private void phones(List<Letter> letters, Count those, Count others, Supplier<String> story) {
    for (var letter : letters) {
      boolean came = mailbox.holds(letter);
      add(came ? those : others, 1);
      if (!came && others.mustBeNone()) {
        missing.add("%s %s %s".formatted(others, letter, story.get()));
      }
    }
  }

  private void add(Count count, int more) {
    counts.merge(count, more, Integer::sum);
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asString();
  }

  private static List<JsonNode> pages(Api api, String path) {
    var all = new ArrayList<JsonNode>();
    Reply page = api.get(path).expect(200);
    all.addAll(page.items());
    while (!page.json().path("nextCursor").asString("").isEmpty()) {
      page = api.get(path + "&cursor=" + page.text("/nextCursor")).expect(200);
      all.addAll(page.items());
    }
    return all;
  }

  /// What should have come to a phone and did not, with what one must know to find out why.
  List<String> missing() {
    return missing;
  }

  /// Whether what came out is what went in.
  boolean isEven() {
    return counts.keySet().stream().noneMatch(c -> c.mustBeNone() && count(c) > 0)
        && count(Count.ACKNOWLEDGED) == count(Count.STORED);
  }

  private int count(Count count) {
    return counts.getOrDefault(count, 0);
  }

  @Override
  public String toString() {
    return "%s, came again %d, under two ids %d"
        .formatted(counts, mailbox.repeats(), mailbox.underTwoIds().size());
  }
}
