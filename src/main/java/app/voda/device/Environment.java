package app.voda.device;

/// Which of APNs's two hosts knows a token.
public enum Environment {
  PRODUCTION,
  SANDBOX
}
