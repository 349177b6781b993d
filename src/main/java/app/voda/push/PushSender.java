package app.voda.push;

/// Reaches phones of one transport.
public interface PushSender {

  /// Sends one push, blocking until the provider has answered or a timeout is over. Never throws
  /// for what a provider does.
  Delivery send(Push push);
}
