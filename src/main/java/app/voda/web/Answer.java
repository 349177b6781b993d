package app.voda.web;

import org.jspecify.annotations.Nullable;

/// An answer as it goes over the wire.
///
/// @param location the path of what was created
/// @param body rendered as JSON; null for none
public record Answer(int status, @Nullable String location, @Nullable Object body) {

  public static Answer ok(Object body) {
    return new Answer(200, null, body);
  }

  public static Answer created(String location, Object body) {
    return new Answer(201, location, body);
  }

  public static Answer empty(int status) {
    return new Answer(status, null, null);
  }
}
