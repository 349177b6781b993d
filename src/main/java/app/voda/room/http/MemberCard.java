package app.voda.room.http;

import app.voda.id.MemberId;
import app.voda.member.Member;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A member as other members of a room see them.
///
/// @param name null when withdrawn
record MemberCard(
    MemberId memberId,
    @Schema(example = "Leo") @Nullable String name,
    @Nullable String profileUrl,
    boolean withdrawn) {

  static MemberCard of(MemberId id, Map<MemberId, Member> known) {
    var member = known.get(id);
    return member == null
        ? new MemberCard(id, null, null, true)
        : new MemberCard(id, member.name().value(), member.profileUrl(), false);
  }
}
