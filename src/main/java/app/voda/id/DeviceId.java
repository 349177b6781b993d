package app.voda.id;

/// One installation of the app, made from its device token.
public record DeviceId(String value) {
  public DeviceId {
    Id.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
