package app.voda.simulation.store;

import app.voda.id.MemberId;
import app.voda.id.RoomId;
import app.voda.room.JoinAttempts;
import app.voda.room.WrongCodes;

/// Wrong join codes by room and member.
final class SimJoinAttempts implements JoinAttempts {
  private final Table<WrongCodes> attempts;

  SimJoinAttempts(Tables tables) {
    this.attempts = new Table<>(tables);
  }

  @Override
  public WrongCodes of(RoomId room, MemberId member) {
    return attempts.find(room + "/" + member).orElse(WrongCodes.NONE);
  }

  @Override
  public void save(RoomId room, MemberId member, WrongCodes wrong) {
    attempts.put(room + "/" + member, wrong);
  }

  @Override
  public int deleteOf(RoomId room, int most) {
    return attempts.removeAll(room + "/", _ -> true, most);
  }
}
