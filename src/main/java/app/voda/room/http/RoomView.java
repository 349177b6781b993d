package app.voda.room.http;

import app.voda.id.MemberId;
import app.voda.id.RoomId;
import app.voda.member.Member;
import app.voda.room.Circle.Membership;
import app.voda.room.Room;
import app.voda.room.Turn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A room as one of its members sees it.
record RoomView(
    RoomId roomId,
    @Schema(example = "우리의 여름") String name,
    @Schema(example = "sea") String theme,
    @Schema(example = "Where did we meet?") String hint,
    @Schema(example = "P5D") String period,
    MemberId masterId,
    boolean isMaster,
    List<RoomMemberView> members,
    List<MemberId> order,
    TurnView turn,
    Instant createdAt,
    Instant updatedAt) {

  /// A member of the room.
  record RoomMemberView(
      MemberId memberId,
      @Schema(example = "Leo") @Nullable String name,
      @Nullable String profileUrl,
      Instant joinedAt) {

    static RoomMemberView of(Membership membership, Map<MemberId, Member> known) {
      var card = MemberCard.of(membership.member(), known);
      return new RoomMemberView(
          card.memberId(), card.name(), card.profileUrl(), membership.joinedAt());
    }
  }

  /// The current turn.
  record TurnView(int number, int revision, MemberId writerId, Instant startsAt, Instant dueAt) {

    static TurnView of(Turn turn) {
      return new TurnView(
          turn.number(), turn.revision(), turn.writer(), turn.startsAt(), turn.dueAt());
    }
  }

  static RoomView of(Room room, MemberId viewer, Map<MemberId, Member> known) {
    return new RoomView(
        room.id(),
        room.profile().name(),
        room.profile().theme(),
        room.profile().hint(),
        room.period().toString(),
        room.circle().master(),
        room.isMaster(viewer),
        room.circle().members().stream().map(m -> RoomMemberView.of(m, known)).toList(),
        room.circle().order().members(),
        TurnView.of(room.turn()),
        room.createdAt(),
        room.updatedAt());
  }
}
