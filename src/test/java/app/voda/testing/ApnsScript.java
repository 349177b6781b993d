package app.voda.testing;

import app.voda.device.Environment;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What {@link FakeApns} was told to answer.
final class ApnsScript {
  private final Map<String, Deque<ApnsReply>> replies = new ConcurrentHashMap<>();
  private final Map<String, Environment> homes = new ConcurrentHashMap<>();
  private volatile @Nullable ApnsReply forAll;

  void answers(String token, List<ApnsReply> inTurn) {
    replies.put(token, new ArrayDeque<>(inTurn));
  }

  void answersAll(ApnsReply reply) {
    forAll = reply;
  }

  void knows(String token, Environment only) {
    homes.put(token, only);
  }

  void clear() {
    replies.clear();
    homes.clear();
    forAll = null;
  }

  ApnsReply reply(String token, Environment environment) {
    var home = homes.get(token);
    if (home != null && home != environment) {
      return FakeApns.badDeviceToken();
    }
    var inTurn = replies.get(token);
    if (inTurn != null) {
      synchronized (inTurn) {
        return inTurn.size() > 1 ? inTurn.removeFirst() : inTurn.getFirst();
      }
    }
    var all = forAll;
    return all != null ? all : FakeApns.accepted();
  }
}
