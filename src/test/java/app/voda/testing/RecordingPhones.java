package app.voda.testing;

import app.voda.device.Transport;
import app.voda.event.EventCode;
import app.voda.phones.PhonePushes;
import app.voda.push.Delivery;
import app.voda.push.Push;
import app.voda.push.PushSender;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/// Phones that also record every send, repeats included, which a phone itself would hide.
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class RecordingPhones implements PushSender {
  private final PhonePushes phones;
  private final List<Push> sent = new CopyOnWriteArrayList<>();

  RecordingPhones(PhonePushes phones) {
    this.phones = phones;
  }

  @Override
  public Set<Transport> transports() {
    return Set.of(Transport.values());
  }

  @Override
  public Delivery send(Push push) {
    sent.add(push);
    return phones.send(push);
  }

  public List<Push> sent() {
    return sent;
  }

  /// How often this was sent about this turn, to all devices together.
  public long count(EventCode code, int turn) {
    return sent.stream().filter(p -> p.code() == code && p.turn() == turn).count();
  }
}
