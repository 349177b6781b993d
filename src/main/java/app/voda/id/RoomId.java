package app.voda.id;

/// A room.
public record RoomId(String value) {
  public RoomId {
    Id.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
