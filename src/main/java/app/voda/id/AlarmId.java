package app.voda.id;

/// An alarm: the same however often it is made, so that a retry repeats nothing.
public record AlarmId(String value) {
  public AlarmId {
    Id.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
