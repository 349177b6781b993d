package app.voda.room.jdbc;

import app.voda.id.MemberId;
import app.voda.id.RoomId;
import app.voda.room.Circle;
import app.voda.room.Room;
import app.voda.room.Rooms;
import app.voda.store.Conflict;
import app.voda.store.Cursor;
import app.voda.store.Page;
import app.voda.store.PageRequest;
import app.voda.store.jdbc.Times;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Rooms in H2, each with its members; a version fences writers.
public final class JdbcRooms implements Rooms {
  private final JdbcClient jdbc;

  public JdbcRooms(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<Room> find(RoomId id) {
    return jdbc
        .sql(RoomRows.SELECT + "where r.id = :id" + RoomRows.ORDER)
        .param("id", id.value())
        .query(new RoomRows())
        .stream()
        .findFirst();
  }

  @Override
  public void save(Room room) {
    if (room.version() == 0) {
      write(room, RoomRows.INSERT);
      insertMembers(room);
    } else {
      var stored = find(room.id()).map(Room::circle).orElse(null);
      if (write(room, RoomRows.UPDATE) == 0) {
        throw new Conflict("room " + room.id() + " has moved on");
      }
      // Most changes are of the turn.
      if (!room.circle().equals(stored)) {
        jdbc.sql("delete from room_members where room_id = :id")
            .param("id", room.id().value())
            .update();
        insertMembers(room);
      }
    }
  }

  private void insertMembers(Room room) {
    IntStream.range(0, room.circle().size())
        .forEach(joinedAs -> insertMember(room.id(), room.circle(), joinedAs));
  }

  private int write(Room room, String sql) {
    var turn = room.turn();
    return jdbc.sql(sql)
        .param("id", room.id().value())
        .param("version", room.version())
        .param("name", room.profile().name())
        .param("theme", room.profile().theme())
        .param("hint", room.profile().hint())
        .param("codeHash", room.profile().codeHash())
        .param("period", room.period().toString())
        .param("master", room.circle().master().value())
        .param("turn", turn.number())
        .param("revision", turn.revision())
        .param("writer", turn.writer().value())
        .param("startsAt", Times.in(turn.startsAt()))
        .param("dueAt", Times.in(turn.dueAt()))
        .param("startedBy", turn.startedBy() == null ? null : turn.startedBy().value())
        .param("turnChangedAt", Times.in(turn.changedAt()))
        .param("createdAt", Times.in(room.createdAt()))
        .param("updatedAt", Times.in(room.updatedAt()))
        .update();
  }

  private void insertMember(RoomId room, Circle circle, int joinedAs) {
    var membership = circle.members().get(joinedAs);
    jdbc.sql(
            """
            insert into room_members (room_id, member_id, place_in_order, joined_at, joined_as)
            values (:room, :member, :place, :joinedAt, :joinedAs)
            """)
        .param("room", room.value())
        .param("member", membership.member().value())
        .param("place", circle.order().members().indexOf(membership.member()))
        .param("joinedAt", Times.in(membership.joinedAt()))
        .param("joinedAs", joinedAs)
        .update();
  }

  @Override
  public void delete(Room room) {
    int rows =
        jdbc.sql("delete from rooms where id = :id and version = :version")
            .param("id", room.id().value())
            .param("version", room.version())
            .update();
    if (rows == 0) {
      throw new Conflict("room " + room.id() + " has moved on");
    }
  }

  @Override
  public Page<Room> of(MemberId member, PageRequest page) {
    return page(
        """
        where r.id in (
          select r2.id from rooms r2 join room_members m2 on m2.room_id = r2.id
          where m2.member_id = :member and (r2.created_at < :at or r2.created_at = :at and r2.id < :id)
          order by r2.created_at desc, r2.id desc fetch first :most rows only)
        order by r.created_at desc, r.id desc, m.joined_as
        """,
        member,
        page,
        page.after() == null ? new Cursor(FAR_FUTURE, "") : page.after(),
        room -> new Cursor(room.createdAt(), room.id().value()));
  }

  @Override
  public Page<Room> writtenBy(MemberId member, PageRequest page) {
    return page(
        """
        where r.id in (
          select r2.id from rooms r2
          where r2.writer_id = :member and (r2.due_at > :at or r2.due_at = :at and r2.id > :id)
          order by r2.due_at, r2.id fetch first :most rows only)
        order by r.due_at, r.id, m.joined_as
        """,
        member,
        page,
        page.after() == null ? new Cursor(Instant.EPOCH, "") : page.after(),
        room -> new Cursor(room.turn().dueAt(), room.id().value()));
  }

  private static final Instant FAR_FUTURE = Instant.parse("9999-01-01T00:00:00Z");

  private Page<Room> page(
      String where,
      MemberId member,
      PageRequest page,
      Cursor after,
      java.util.function.Function<Room, Cursor> cursor) {
    var read =
        jdbc.sql(RoomRows.SELECT + where)
            .param("member", member.value())
            .param("at", Times.in(after.at()))
            .param("id", after.id())
            .param("most", page.size() + 1)
            .query(new RoomRows());
    return Page.cut(read, page.size(), cursor);
  }

  @Override
  public List<RoomId> idsOf(MemberId member) {
    return jdbc.sql("select room_id from room_members where member_id = :member order by room_id")
        .param("member", member.value())
        .query((row, _) -> new RoomId(row.getString("room_id")))
        .list();
  }

  @Override
  public List<Room> all(String after, int size) {
    return jdbc.sql(
            RoomRows.SELECT
                + """
                where r.id in (
                  select id from rooms where id > :after order by id fetch first :size rows only)
                """
                + " order by r.id, m.joined_as")
        .param("after", after)
        .param("size", size)
        .query(new RoomRows());
  }
}
