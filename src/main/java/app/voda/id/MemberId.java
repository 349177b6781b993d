package app.voda.id;

/// A member.
public record MemberId(String value) {
  public MemberId {
    Id.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
