package app.voda.room;

import app.voda.id.MemberId;
import app.voda.id.RoomId;
import app.voda.member.Members;
import app.voda.problem.Refusal;
import app.voda.room.Requests.Decision;
import app.voda.store.Page;
import app.voda.store.PageRequest;
import app.voda.store.Receipt;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// What members do with rooms.
@Service
public class RoomService {
  private final Rooms rooms;
  private final Members members;
  private final Requests requests;
  private final JoinCodes codes;

  RoomService(Rooms rooms, Members members, Requests requests, JoinCodes codes) {
    this.rooms = rooms;
    this.members = members;
    this.requests = requests;
    this.codes = codes;
  }

  /// A room as one of its members sees it.
  ///
  /// @throws Refusal 404 to anyone else
  public Room get(RoomId id, MemberId member) {
    return invitation(id).seenBy(member);
  }

  /// A room as anyone sees who was given its id.
  public Room invitation(RoomId id) {
    return rooms.find(id).orElseThrow(Refusal::notFound);
  }

  public Page<Room> of(MemberId member, PageRequest page) {
    return rooms.of(member, page);
  }

  public Page<Room> writtenBy(MemberId member, PageRequest page) {
    return rooms.writtenBy(member, page);
  }

  /// Opens a room; its creator writes first.
  public Room open(MemberId creator, NewRoom wanted, WritingPeriod period, Receipt<Room> receipt) {
    var profile =
        new Profile(wanted.name(), wanted.theme(), wanted.hint(), codes.hash(wanted.code()));
    return requests.carryOut(
        (freshId, now) -> {
          // Somebody who withdraws at this moment must not leave a room behind.
          if (members.find(creator).isEmpty()) {
            throw Refusal.notFound();
          }
          var change = Room.open(new RoomId(freshId), profile, period, creator, now);
          var room = change.room().orElseThrow();
          return new Decision<>(room, change.events(), () -> rooms.save(room));
        },
        receipt);
  }

  /// What a new room is called, and the code that opens it.
  public record NewRoom(String name, String theme, String hint, String code) {
    @Override
    public String toString() {
      return "NewRoom[name=" + name + ", code=***]";
    }
  }

  /// Changes period, code with hint, or order.
  ///
  /// @param code the new join code in the clear; null leaves it
  /// @throws Refusal to anyone but the master; 422 for an order that is no permutation
  public Room edit(RoomId id, MemberId by, RoomEdit edit, @Nullable String code) {
    get(id, by).managedBy(by);
    var hashed =
        code == null
            ? edit
            : new RoomEdit(edit.period(), codes.hash(code), edit.hint(), edit.order());
    return requests.carryOut(
        (_, now) -> {
          var before = get(id, by).managedBy(by);
          var change = before.edit(hashed, now);
          var room = change.room().orElseThrow();
          return new Decision<>(room, change.events(), () -> saveIfChanged(before, room));
        },
        Receipt.none());
  }

  /// Leaves a room; the last to leave deletes it.
  public void leave(RoomId id, MemberId member) {
    change(id, member, (room, now) -> room.leave(member, now));
  }

  /// Deletes a room.
  ///
  /// @throws Refusal to anyone but the master
  public void delete(RoomId id, MemberId by) {
    change(id, by, (room, _) -> room.managedBy(by).gone());
  }

  private interface Rule {
    Change apply(Room room, java.time.Instant now);
  }

  private void change(RoomId id, MemberId member, Rule rule) {
    requests.<Optional<Room>>carryOut(
        (_, now) -> {
          var before = get(id, member);
          var change = rule.apply(before, now);
          return new Decision<>(
              change.room(),
              change.events(),
              () -> change.room().ifPresentOrElse(rooms::save, () -> rooms.delete(before)));
        },
        Receipt.none());
  }

  private void saveIfChanged(Room before, Room after) {
    if (!after.equals(before)) {
      rooms.save(after);
    }
  }
}
