package app.voda.device;

/// What a phone runs.
public enum Platform {
  ANDROID,
  IOS,
  WEB
}
