package app.voda.testing;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// Mina has a phone and a tablet that are reached through FCM, and an iPhone. She shares a room
/// with Leo, who writes first, and with Noah, who writes next, so that Leo's diary makes one push
/// to each of her devices.
public record ThreeDevices(Providers providers, Phone leo, Phone noah, Phone mina, String room) {
  private static final AtomicInteger ROUND = new AtomicInteger();

  /// Members that voda has not known before.
  public static ThreeDevices signIn(Providers providers, Api anyone) {
    int round = ROUND.incrementAndGet();
    var leo = Phone.signIn(anyone, "leo" + round);
    var noah = Phone.signIn(anyone, "noah" + round);
    var mina = Phone.signIn(anyone, "mina" + round);
    var room = leo.opensRoom("P5D");
    noah.joins(room);
    mina.joins(room);
    var all = new ThreeDevices(providers, leo, noah, mina, room);
    mina.adds(all.tablet(), "ANDROID", "FCM");
    mina.adds(all.iPhone(), "IOS", "APNS");
    return all;
  }

  /// The same members, calling another process of the service.
  public ThreeDevices at(Api anyone) {
    return new ThreeDevices(providers, leo.at(anyone), noah.at(anyone), mina.at(anyone), room);
  }

  public String phone() {
    return mina.name() + "-phone";
  }

  public String tablet() {
    return mina.name() + "-tablet";
  }

  public String iPhone() {
    return FakeApns.token(mina.name());
  }

  /// The tag of each push that has arrived for the phone, whatever was answered.
  public List<String> onPhone() {
    return tags(phone());
  }

  public List<String> onTablet() {
    return tags(tablet());
  }

  private List<String> tags(String token) {
    return providers.fcm().receivedBy(token).stream()
        .map(push -> push.message().at("/android/notification/tag").asString())
        .toList();
  }

  /// The collapse id of each push that has arrived for the iPhone, whatever was answered.
  public List<String> onIPhone() {
    return providers.apns().receivedBy(iPhone()).stream()
        .map(push -> push.header("apns-collapse-id"))
        .toList();
  }

  /// How many pushes have arrived for each.
  public Map<String, Integer> arrived() {
    return Map.of(
        "phone", onPhone().size(), "tablet", onTablet().size(), "iPhone", onIPhone().size());
  }

  /// The tokens of her devices that voda still knows.
  public List<String> known() {
    var ends = mina.devices().stream().map(device -> device.at("/deviceToken").asString()).toList();
    return Stream.of(phone(), tablet(), iPhone())
        .filter(token -> ends.contains(token.substring(token.length() - 6)))
        .toList();
  }

  /// The id of the only alarm in Mina's inbox.
  public String alarm() {
    var inbox = mina.api().get("/v1/alarms").expect(200).items();
    if (inbox.size() != 1) {
      throw new AssertionError("expected one alarm: " + inbox);
    }
    return inbox.getFirst().at("/alarmId").asString();
  }
}
