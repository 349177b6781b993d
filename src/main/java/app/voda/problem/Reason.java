package app.voda.problem;

/// Every reason for a refusal. The name in the problem's `type` is stable: apps switch on it.
public enum Reason {
  INVALID(400, "The input is wrong"),
  UNREADABLE(400, "The body cannot be read"),
  UNAUTHENTICATED(401, "Sign in first"),
  SIGN_IN_FAILED(401, "The sign-in was refused"),
  EMAIL_NOT_VERIFIED(401, "The e-mail address is not verified"),
  FORBIDDEN(403, "Not allowed"),
  NOT_THE_MASTER(403, "Only the room's master may do this"),
  WRONG_CODE(403, "The join code is wrong"),
  NOT_FOUND(404, "Not found"),
  METHOD_NOT_ALLOWED(405, "The method is not allowed here"),
  NOT_ACCEPTABLE(406, "Only JSON is answered"),
  TOO_SLOW(408, "The request came too slowly"),
  NOT_YOUR_TURN(409, "It is somebody else's turn"),
  ROOM_FULL(409, "The room is full"),
  NAME_TAKEN(409, "The name is taken"),
  OWN_TURN(409, "It is your own turn"),
  ALREADY_NUDGED(409, "Already nudged in this turn"),
  STILL_RUNNING(409, "The first request with this key is still running"),
  TOO_LARGE(413, "The body is too large"),
  UNSUPPORTED_MEDIA_TYPE(415, "Send JSON"),
  NOT_FOR_THIS_ROOM(422, "The input does not fit this room or member"),
  KEY_REUSED(422, "The idempotency key was used for another body"),
  TOO_EARLY(425, "Come again"),
  LOCKED(429, "Too many wrong codes"),
  TOO_MANY_CALLS(429, "Too many calls"),
  BUSY(503, "Try again"),
  BROKEN(500, "Something broke on our side");

  private final int status;
  private final String title;

  Reason(int status, String title) {
    this.status = status;
    this.title = title;
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  /// The last segment of the problem's `type`, such as `not-your-turn`.
  public String slug() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
