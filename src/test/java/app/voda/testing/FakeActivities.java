package app.voda.testing;

import app.voda.device.ActivityToken;
import app.voda.push.ActivityPush;
import app.voda.push.ActivitySender;
import app.voda.push.Delivery;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/// Live Activities that take every push, unless their provider is told to answer otherwise.
public final class FakeActivities implements ActivitySender {
  private final Map<String, Function<ActivityPush, Delivery>> answers = new ConcurrentHashMap<>();
  private final List<ActivityPush> sent = new CopyOnWriteArrayList<>();

  @Override
  public Delivery send(ActivityPush push) {
    sent.add(push);
    return answers.getOrDefault(push.to().value(), _ -> Delivery.ACCEPTED).apply(push);
  }

  /// What the provider answers for this token from now on.
  public void answers(ActivityToken token, Delivery delivery) {
    answers(token, _ -> delivery);
  }

  public void answers(ActivityToken token, Function<ActivityPush, Delivery> answer) {
    answers.put(token.value(), answer);
  }

  /// Every push that was tried, in no order within one call.
  public List<ActivityPush> sent() {
    return List.copyOf(sent);
  }

  public List<ActivityPush> sentTo(ActivityToken token) {
    return sent.stream().filter(push -> push.to().value().equals(token.value())).toList();
  }

  public void forget() {
    sent.clear();
  }
}
