package app.voda.room;

import app.voda.id.MemberId;
import app.voda.id.RoomId;

/// Who tried wrong codes where.
public interface JoinAttempts {

  /// The pair's wrong codes; NONE when there were none.
  WrongCodes of(RoomId room, MemberId member);

  void save(RoomId room, MemberId member, WrongCodes wrong);

  /// Forgets the attempts for a room, at most so many.
  ///
  /// @return how many were removed
  int deleteOf(RoomId room, int most);
}
