package app.voda.room;

import app.voda.id.MemberId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/// Who shares a room, in which order they write, and who manages it.
///
/// @param members in the sequence in which they joined
public record Circle(List<Membership> members, WritingOrder order, MemberId master) {

  /// One member's place in a room.
  public record Membership(MemberId member, Instant joinedAt) {}

  public Circle {
    members = members.stream().sorted(Comparator.comparing(Membership::joinedAt)).toList();
    var ids = members.stream().map(Membership::member).toList();
    if (!WritingOrder.isPermutation(ids, order) || !new HashSet<>(ids).contains(master)) {
      throw new IllegalArgumentException("order and master must be of the members");
    }
  }

  static Circle of(MemberId creator, Instant now) {
    return new Circle(
        List.of(new Membership(creator, now)), new WritingOrder(List.of(creator)), creator);
  }

  public boolean has(MemberId member) {
    return order.members().contains(member);
  }

  public int size() {
    return members.size();
  }

  /// A new member joins at the end of the order.
  Circle with(MemberId member, Instant now) {
    var joined = Stream.concat(members.stream(), Stream.of(new Membership(member, now))).toList();
    return new Circle(joined, order.with(member), master);
  }

  /// The master's role goes to the member who joined first.
  Circle without(MemberId member) {
    var left = members.stream().filter(m -> !m.member().equals(member)).toList();
    var nextMaster = member.equals(master) ? left.getFirst().member() : master;
    return new Circle(left, order.without(member), nextMaster);
  }

  Circle reordered(List<MemberId> newOrder) {
    return new Circle(members, new WritingOrder(newOrder), master);
  }
}
