package app.voda.testing;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// A member with the app in hand.
///
/// @param api signed in as this member
public record Phone(Api api, String name, String memberId, String refreshToken) {

  static Phone signIn(Api anyone, String name) {
    var tokens =
        anyone
            .post(
                "/v1/token",
                Map.of(
                    "authCode",
                    "dev:" + name + "@example.com",
                    "deviceToken",
                    name + "-phone",
                    "locale",
                    "en",
                    "name",
                    name))
            .expect(200);
    return new Phone(
        anyone.with(tokens.text("/accessToken")),
        name,
        tokens.text("/memberId"),
        tokens.text("/refreshToken"));
  }

  /// The same, calling another process of the service.
  public Phone at(Api anyone) {
    return new Phone(anyone.with(api.token()), name, memberId, refreshToken);
  }

  /// Adds a phone, beside the one of the sign-in.
  ///
  /// @return its id
  public String adds(String token, String platform, String transport) {
    return api.put(
            "/v1/members/me/devices",
            Map.of("deviceToken", token, "platform", platform, "transport", transport))
        .expect(200)
        .text("/deviceId");
  }

  /// This member's devices, the most recently registered first.
  public List<JsonNode> devices() {
    return api.get("/v1/members/me/devices").expect(200).items();
  }

  /// Opens a room whose code is `seoul`.
  ///
  /// @return its id
  public String opensRoom(String period) {
    return api.post(
            "/v1/rooms",
            Map.of(
                "name", "Summer", "theme", "sea", "period", period, "code", "seoul", "hint", "?"))
        .expect(201)
        .text("/roomId");
  }

  public Reply joins(String room) {
    return api.post("/v1/rooms/" + room + "/join", Map.of("code", "seoul")).expect(200);
  }

  /// Posts a diary, whatever the answer is.
  public Reply posts(String room, String title) {
    return api.post("/v1/rooms/" + room + "/diaries", Map.of("title", title, "text", "…"));
  }

  public Reply sees(String room) {
    return api.get("/v1/rooms/" + room).expect(200);
  }

  /// What this member's phones have received, oldest first.
  public List<JsonNode> pushes() {
    return api.with(null).get("/dev/pushes?memberId=" + memberId).items();
  }
}
