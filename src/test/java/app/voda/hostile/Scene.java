package app.voda.hostile;

import app.voda.event.oidc.LocalIssuer;
import app.voda.hostile.OpenApi.Operation;
import app.voda.testing.Api;
import app.voda.testing.FakeApns;
import app.voda.testing.Phone;
import app.voda.testing.Reply;
import app.voda.testing.Voda;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// People and things that exist, so that a hostile request gets past the first check. What a
/// request has ended is made anew.
final class Scene {
  private static final String CODE = "hush-code";

  private final Voda voda;
  private final Secrets secrets;
  private final Phone admin;
  private final List<Api> everyone = new ArrayList<>();
  private int count;
  private Phone owner;
  private Phone guest;
  private Phone outsider;
  private String room;
  private String device;
  private String refreshToken;

  Scene(Voda voda, Secrets secrets) {
    this.voda = voda;
    this.secrets = secrets;
    this.admin = voda.phone("admin");
    secrets.keep(admin.refreshToken());
    secrets.keep("admin-phone");
    this.owner = signIn();
    this.guest = signIn();
    this.outsider = signIn();
    this.refreshToken = owner.refreshToken();
    this.room = open();
    this.device = addDevice();
  }

  private String addDevice() {
    return owner.adds(hexToken(), "IOS", "APNS");
  }

  // Apple's are of hex digits, so that none can bear the mark.
  private String hexToken() {
    return secrets.keep(FakeApns.token(Secrets.MARK + count++));
  }

  private Phone signIn() {
    var phone = voda.phone(Secrets.MARK + count++);
    secrets.keep(phone.refreshToken());
    everyone.add(phone.api());
    return phone;
  }

  private String open() {
    var wanted =
        Map.of("name", "hush", "theme", "hush", "period", "P5D", "code", CODE, "hint", "hush");
    var opened = owner.api().post("/v1/rooms", wanted).expect(201).text("/roomId");
    guest.api().post("/v1/rooms/" + opened + "/join", Map.of("code", CODE)).expect(200);
    return opened;
  }

  private Api anyone() {
    return voda.api();
  }

  /// All who ever signed in; some have withdrawn since.
  List<Api> everyone() {
    return List.copyOf(everyone);
  }

  /// The token with which a call is made: mostly one that opens it, every fifth time none.
  @Nullable String token(Operation operation, int round, Random random) {
    if (round % 5 == 0) {
      return null;
    }
    int chance = random.nextInt(10);
    if (operation.isOf("/tasks") || (operation.isOf("/admin") && chance < 3)) {
      return voda.bean(LocalIssuer.class).token();
    }
    if (operation.isOf("/admin")) {
      return admin.api().token();
    }
    if (chance == 0) {
      return "hush";
    }
    return (chance < 6 ? owner : chance < 9 ? guest : outsider).api().token();
  }

  /// The path with ids of this scene in it.
  ///
  /// @param parameter the one that stays to be replaced; empty for none
  String path(Operation operation, String parameter) {
    var path = operation.path();
    var ids =
        Map.of(
            "roomId",
            room,
            "deviceId",
            device,
            "activityId",
            "an-activity",
            "diaryId",
            "1",
            "id",
            operation.path().contains("{id}") ? deadLetter() : "");
    for (var id : ids.entrySet()) {
      if (!id.getKey().equals(parameter)) {
        path = path.replace("{" + id.getKey() + "}", id.getValue());
      }
    }
    return path;
  }

  private String deadLetter() {
    var letters = admin.api().get("/admin/dead-letters?size=1").expect(200).items();
    return letters.isEmpty() ? "none" : letters.getFirst().path("id").asString();
  }

  /// Puts what exists into the document's example.
  void fill(ObjectNode body, Operation operation) {
    set(body, "refreshToken", refreshToken);
    set(body, "authCode", "dev:hush-new" + count + "@example.com");
    set(body, "deviceToken", "hush-token-" + count++);
    set(body, "replaces", "hush-token-" + count);
    for (var token : List.of("pushToken", "pushToStartToken")) {
      if (body.has(token)) {
        body.put(token, hexToken());
      }
    }
    set(body, "roomId", room);
    set(body, "advance", "PT0.001S");
    for (var text : List.of("title", "text", "place", "hint", "theme")) {
      set(body, text, "hush " + text);
    }
    if (operation.path().startsWith("/v1/members") || operation.path().equals("/v1/token")) {
      set(body, "name", Secrets.MARK + count++);
    }
    if (operation.path().startsWith("/v1/rooms")) {
      set(body, "code", CODE);
    }
    if (body.has("order")) {
      body.putArray("order").add(guest.memberId()).add(owner.memberId());
    }
    if (body.has("upTo")) {
      body.putNull("upTo");
    }
    if (operation.isOf("/tasks")) {
      body.put("turn", 1).put("diaryId", "1").put("memberId", guest.memberId());
      body.put("intentAt", "2026-01-01T00:00:00Z").put("gone", false).put("n", 0);
      body.putObject("ended").put("turn", 1).put("revision", 0);
    }
  }

  private static void set(ObjectNode body, String field, String value) {
    if (body.has(field)) {
      body.put(field, value);
    }
  }

  /// Keeps what the service gave, and makes anew what the request has ended.
  ///
  /// @param token the token with which it was called; null for none
  void after(Operation operation, @Nullable String token, Reply reply) {
    if (reply.status() == 429) {
      room = open();
    }
    if (reply.status() >= 300) {
      return;
    }
    switch (operation.name()) {
      case "POST /v1/token" -> {
        secrets.keep(reply.text("/refreshToken"));
        everyone.add(anyone().with(reply.text("/accessToken")));
      }
      case "POST /v1/token/refresh" -> {
        refreshToken = reply.text("/refreshToken");
        secrets.keep(refreshToken);
      }
      case "POST /v1/token/revoke" -> {
        refreshToken = signIn().refreshToken();
      }
      case "DELETE /v1/members/me" -> replace(token);
      case "DELETE /v1/rooms/{roomId}", "DELETE /v1/rooms/{roomId}/leave" -> room = open();
      case "DELETE /v1/members/me/devices/{deviceId}" -> device = addDevice();
      default -> {}
    }
  }

  private void replace(@Nullable String token) {
    if (Objects.equals(outsider.api().token(), token)) {
      outsider = signIn();
      return;
    }
    if (Objects.equals(guest.api().token(), token)) {
      guest = signIn();
    } else {
      owner = signIn();
      device = addDevice();
      refreshToken = owner.refreshToken();
    }
    room = open();
  }
}
