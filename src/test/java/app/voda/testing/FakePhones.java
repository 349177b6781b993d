package app.voda.testing;

import app.voda.device.DeviceToken;
import app.voda.device.Transport;
import app.voda.push.Delivery;
import app.voda.push.Push;
import app.voda.push.PushSender;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/// Phones that take every push, unless their provider is told to answer otherwise.
public final class FakePhones implements PushSender {
  private final Map<DeviceToken, Function<Push, Delivery>> answers = new ConcurrentHashMap<>();
  private final List<Push> sent = new CopyOnWriteArrayList<>();

  @Override
  public Set<Transport> transports() {
    return Set.of(Transport.values());
  }

  @Override
  public Delivery send(Push push) {
    sent.add(push);
    return answers.getOrDefault(push.device().token(), _ -> Delivery.ACCEPTED).apply(push);
  }

  /// What the provider of this phone answers from now on.
  public void answers(String token, Delivery delivery) {
    answers(token, _ -> delivery);
  }

  public void answers(String token, Function<Push, Delivery> answer) {
    answers.put(new DeviceToken(token), answer);
  }

  /// Every push that was tried, in no order within one call.
  public List<Push> sent() {
    return List.copyOf(sent);
  }

  public List<String> tokens() {
    return sent.stream().map(push -> push.device().token().value()).toList();
  }

  public void forget() {
    sent.clear();
  }
}
