package app.voda.room.firestore;

import app.voda.id.MemberId;
import app.voda.id.RoomId;
import app.voda.room.Circle;
import app.voda.room.Circle.Membership;
import app.voda.room.Profile;
import app.voda.room.Room;
import app.voda.room.Turn;
import app.voda.room.WritingOrder;
import app.voda.room.WritingPeriod;
import app.voda.store.firestore.Fields;
import app.voda.store.firestore.Stored;

/// How a room is written into a document, and read from it.
final class RoomFields {
  private RoomFields() {}

  static Fields of(Room room) {
    var profile = room.profile();
    var circle = room.circle();
    return new Fields()
        .with("name", profile.name())
        .with("theme", profile.theme())
        .with("hint", profile.hint())
        .with("codeHash", profile.codeHash())
        .with("period", room.period().toString())
        .with("masterId", circle.master().value())
        .with("memberIds", circle.order().members().stream().map(MemberId::value).toList())
        .with("joined", circle.members().stream().map(RoomFields::membership).toList())
        .with("turn", turn(room.turn()))
        .with("createdAt", room.createdAt())
        .with("updatedAt", room.updatedAt());
  }

  private static Fields membership(Membership membership) {
    return new Fields().with("id", membership.member().value()).with("at", membership.joinedAt());
  }

  private static Fields turn(Turn turn) {
    var startedBy = turn.startedBy();
    return new Fields()
        .with("number", turn.number())
        .with("revision", turn.revision())
        .with("writerId", turn.writer().value())
        .with("startsAt", turn.startsAt())
        .with("dueAt", turn.dueAt())
        .with("startedBy", startedBy == null ? null : startedBy.value())
        .with("changedAt", turn.changedAt());
  }

  static Room room(Stored room) {
    return room.parsed(() ->
        new Room(
            new RoomId(room.reference().getId()),
            new Profile(
                room.text("name"), room.text("theme"), room.text("hint"), room.text("codeHash")),
            WritingPeriod.parse(room.text("period")),
            circle(room),
            turn(room.part("turn")),
            room.time("createdAt"),
            room.time("updatedAt"),
            room.version()));
  }

  private static Circle circle(Stored room) {
    return new Circle(
        room.parts("joined").stream()
            .map(joined -> new Membership(new MemberId(joined.text("id")), joined.time("at")))
            .toList(),
        new WritingOrder(room.texts("memberIds").stream().map(MemberId::new).toList()),
        new MemberId(room.text("masterId")));
  }

  private static Turn turn(Stored turn) {
    var startedBy = turn.textOrNull("startedBy");
    return new Turn(
        turn.number("number"),
        turn.number("revision"),
        new MemberId(turn.text("writerId")),
        turn.time("startsAt"),
        turn.time("dueAt"),
        startedBy == null ? null : new MemberId(startedBy),
        turn.time("changedAt"));
  }
}
