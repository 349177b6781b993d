package app.voda.room;

import app.voda.id.MemberId;
import app.voda.id.RoomId;
import app.voda.member.Members;
import app.voda.problem.Reason;
import app.voda.problem.Refusal;
import app.voda.store.Receipt;
import app.voda.store.Transactions;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// Joining a room by its code.
@Service
public class Joining {
  private final Rooms rooms;
  private final Members members;
  private final JoinAttempts attempts;
  private final JoinCodes codes;
  private final Transactions transactions;
  private final InstantSource clock;
  private final RoomSettings settings;

  Joining(
      Rooms rooms,
      Members members,
      JoinAttempts attempts,
      JoinCodes codes,
      Transactions transactions,
      InstantSource clock,
      RoomSettings settings) {
    this.rooms = rooms;
    this.members = members;
    this.attempts = attempts;
    this.codes = codes;
    this.transactions = transactions;
    this.clock = clock;
    this.settings = settings;
  }

  /// Joins; for who is in already it changes nothing.
  ///
  /// @throws Refusal 403 for a wrong code, 429 after five of them, 409 when the room is full
  public Room join(RoomId id, MemberId member, String code, Receipt<Room> receipt) {
    // A wrong code is a change too, it is counted: so it commits first and is refused after.
    return transactions
        .run(() -> tryToJoin(id, member, code, receipt))
        .orElseThrow(() -> new Refusal(Reason.WRONG_CODE, "This code does not open the room."));
  }

  private Optional<Room> tryToJoin(RoomId id, MemberId member, String code, Receipt<Room> receipt) {
    var now = clock.instant();
    var room = rooms.find(id).orElseThrow(Refusal::notFound);
    if (members.find(member).isEmpty()) {
      throw Refusal.notFound();
    }
    var wrong = attempts.of(id, member);
    if (room.circle().has(member)) {
      receipt.keep(room);
      return Optional.of(room);
    }
    wrong
        .lockedFor(now)
        .ifPresent(wait -> {
          throw Refusal.later(Reason.LOCKED, "Five wrong codes: wait.", wait);
        });
    if (!codes.matches(code, room)) {
      attempts.save(id, member, wrong.and(now));
      return Optional.empty();
    }
    // Written though unchanged: a wrong code counted meanwhile then makes this one start over, or
    // the right one among many tried at once would pass whatever their number.
    attempts.save(id, member, wrong);
    var joined = room.join(member, settings.maxMembers(), now);
    receipt.keep(joined);
    rooms.save(joined);
    return Optional.of(joined);
  }
}
