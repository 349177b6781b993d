package app.voda.room;

import app.voda.id.MemberId;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/// The sequence in which members write, over and over.
public record WritingOrder(List<MemberId> members) {
  public WritingOrder {
    members = List.copyOf(members);
    if (members.isEmpty() || new HashSet<>(members).size() != members.size()) {
      throw new IllegalArgumentException("an order names each of its members once");
    }
  }

  /// Who comes after this member, wrapping round: in an order of one, the same member.
  public MemberId after(MemberId member) {
    int index = members.indexOf(member);
    if (index < 0) {
      throw new IllegalArgumentException(member + " is not in the order");
    }
    return members.get((index + 1) % members.size());
  }

  WritingOrder with(MemberId member) {
    return new WritingOrder(Stream.concat(members.stream(), Stream.of(member)).toList());
  }

  WritingOrder without(MemberId member) {
    return new WritingOrder(members.stream().filter(m -> !m.equals(member)).toList());
  }

  /// Whether it names the same members, each once.
  public static boolean isPermutation(List<MemberId> order, WritingOrder of) {
    return order.size() == of.members.size()
        && new HashSet<>(order).equals(new HashSet<>(of.members));
  }
}
