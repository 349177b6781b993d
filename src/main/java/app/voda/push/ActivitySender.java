package app.voda.push;

/// Reaches the Live Activities of iPhones.
public interface ActivitySender {

  /// Sends one push, blocking until the provider has answered or a timeout is over. Never throws
  /// for what a provider does.
  Delivery send(ActivityPush push);
}
