package app.voda.bench;

import app.voda.bench.Mailbox.Letter;
import app.voda.device.Transport;
import app.voda.testing.Api;
import app.voda.testing.Arrival.Told;
import app.voda.testing.FakeApns;
import app.voda.testing.Phone;
import app.voda.testing.Reply;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Three friends who share a room, each with a phone on FCM and one on APNs.
record Friends(String room, List<Phone> members) {

  /// Whose turn it is.
  record Turn(int number, Phone writer, Phone next) {}

  /// Opens their room.
  ///
  /// @param signsIn somebody of this name, whose one phone has the token `<name>-phone`
  static Friends meet(int number, Function<String, Phone> signsIn) {
    var members =
        IntStream.range(0, 3).mapToObj(i -> member(signsIn.apply(number + "-" + i))).toList();
    var room = members.getFirst().opensRoom("P1D");
    members.subList(1, 3).forEach(member -> member.joins(room));
    return new Friends(room, members);
  }

  private static Phone member(Phone phone) {
    phone.adds(FakeApns.token(phone.name()), "IOS", "APNS");
    return phone;
  }

  Reply look(Api api) {
    return members.getFirst().at(api).api().get("/v1/rooms/" + room);
  }

  Turn turn(Reply look) {
    var writer = member(look.text("/turn/writerId"));
    var order = look.list("/order").stream().map(id -> id.asString()).toList();
    var next = order.get((order.indexOf(writer.memberId()) + 1) % order.size());
    return new Turn(look.number("/turn/number"), writer, member(next));
  }

  /// Who has the turn with this number, as long as nobody comes or goes.
  Phone writer(int number, Turn known) {
    return switch (Math.floorMod(number - known.number(), members.size())) {
      case 0 -> known.writer();
      case 1 -> known.next();
      default ->
          othersThan(known.writer()).stream()
              .filter(member -> !member.equals(known.next()))
              .findAny()
              .orElseThrow();
    };
  }

  private Phone member(String id) {
    return members.stream().filter(m -> m.memberId().equals(id)).findAny().orElseThrow();
  }

  List<Phone> othersThan(Phone writer) {
    return members.stream().filter(member -> !member.equals(writer)).toList();
  }

  /// What a diary of this turn has to bring to the others' phones.
  List<Letter> aboutTheDiary(int turn, Phone writer) {
    return othersThan(writer).stream().flatMap(reader -> letters("M2", turn, reader)).toList();
  }

  /// What tells this member that the turn is theirs.
  List<Letter> aboutTheTurn(int turn, Phone writer) {
    return letters("M13", turn, writer).toList();
  }

  /// What reminds this member that their turn ends soon.
  List<Letter> remindersOf(int turn, Phone writer) {
    return Stream.of("M12", "M11").flatMap(code -> letters(code, turn, writer)).toList();
  }

  private Stream<Letter> letters(String code, int turn, Phone to) {
    return Stream.of(
        letter(Transport.FCM, code, turn, to.name() + "-phone"),
        letter(Transport.APNS, code, turn, FakeApns.token(to.name())));
  }

  private Letter letter(Transport through, String code, int turn, String token) {
    return new Letter(through, code, new Told(token, room, Integer.toString(turn)));
  }
}
