package app.voda.push;

import app.voda.device.Transport;
import java.util.Set;

/// Reaches phones through a provider.
public interface PushSender {

  /// The transports it carries.
  Set<Transport> transports();

  /// Sends one push, blocking until the provider has answered or a timeout is over. Never throws
  /// for what a provider does.
  Delivery send(Push push);
}
