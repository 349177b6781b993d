package app.voda.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import app.voda.testing.Api;
import app.voda.testing.FakeApns;
import app.voda.testing.Reply;
import app.voda.testing.Voda;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// What the service holds after a storm: all of it can be read, and what is true of it is still
/// told.
final class Aftermath {
  private static final int ENOUGH_PAGES = 1_000;

  private final Voda voda;
  private final Scene scene;
  private final Secrets secrets;

  Aftermath(Voda voda, Scene scene, Secrets secrets) {
    this.voda = voda;
    this.scene = scene;
    this.secrets = secrets;
  }

  void everythingCanBeRead() {
    for (var member : scene.everyone()) {
      // Who has withdrawn is nobody.
      if (member.get("/v1/members/me").status() != 401) {
        read(member, "/v1/members/me");
        read(member, "/v1/members/me/devices");
        pages(member, "/v1/alarms");
        for (var room : pages(member, "/v1/rooms")) {
          room(member, "/v1/rooms/" + room.path("roomId").asString());
        }
      }
    }
  }

  private static void room(Api member, String room) {
    for (var part : List.of("", "/invitation", "/order")) {
      read(member, room + part);
    }
    for (var diary : pages(member, room + "/diaries")) {
      read(member, room + "/diaries/" + diary.path("diaryId").asString());
    }
  }

  private static List<JsonNode> pages(Api member, String path) {
    var items = new ArrayList<JsonNode>();
    var page = read(member, path);
    for (int i = 0; i < ENOUGH_PAGES; i++) {
      items.addAll(page.items());
      var next = page.json().path("nextCursor");
      if (next.isNull()) {
        return items;
      }
      page = read(member, path + "?cursor=" + next.asString());
    }
    throw new AssertionError(path + " has no end");
  }

  private static Reply read(Api member, String path) {
    var reply = member.get(path).expect(200);
    assertThat(Judge.wrong(reply)).as(path).isEmpty();
    return reply;
  }

  /// Opens a room by every hostile name that is allowed, and waits for the writer's phones to be
  /// told of it: each push is titled with a name just as it was given.
  void pushesAreUnharmed(FakeApns apns) {
    var writer = voda.phone(Secrets.MARK + "-writer");
    secrets.keep(writer.refreshToken());
    writer.adds(secrets.keep(FakeApns.token(Secrets.MARK)), "IOS", "APNS");
    var names = HostileTexts.odd().stream().filter(name -> isTaken(writer.api(), name)).toList();
    assertThat(names).hasSizeGreaterThan(10);
    voda.api().advance("PT21H");
    assertThat(writer.pushes())
        .extracting(push -> push.path("title").asString())
        .containsAll(names)
        .isSubsetOf(names);
    assertThat(apns.receivedBy(FakeApns.token(Secrets.MARK)))
        .extracting(push -> push.text("/aps/alert/title"))
        .containsAll(names)
        .isSubsetOf(names);
  }

  private static boolean isTaken(Api writer, String name) {
    var room = Map.of("name", name, "theme", "hush", "period", "P1D", "code", "hush");
    var reply = writer.post("/v1/rooms", room);
    return reply.status() == 201 && reply.text("/name").equals(name);
  }
}
