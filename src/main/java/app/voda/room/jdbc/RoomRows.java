package app.voda.room.jdbc;

import app.voda.id.MemberId;
import app.voda.id.RoomId;
import app.voda.room.Circle;
import app.voda.room.Circle.Membership;
import app.voda.room.Profile;
import app.voda.room.Room;
import app.voda.room.Turn;
import app.voda.room.WritingOrder;
import app.voda.room.WritingPeriod;
import app.voda.store.jdbc.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.springframework.jdbc.core.ResultSetExtractor;

/// Reads rooms joined with their members: one row a member, a room's rows together.
final class RoomRows implements ResultSetExtractor<List<Room>> {
  static final String SELECT =
      """
      select r.*, m.member_id, m.place_in_order, m.joined_at
      from rooms r join room_members m on m.room_id = r.id
      """;
  static final String ORDER = " order by m.joined_as";

  static final String INSERT =
      """
      insert into rooms (id, version, name, theme, hint, code_hash, period, master_id, turn_number,
        turn_revision, writer_id, starts_at, due_at, started_by, turn_changed_at, created_at,
        updated_at)
      values (:id, :version + 1, :name, :theme, :hint, :codeHash, :period, :master, :turn,
        :revision, :writer, :startsAt, :dueAt, :startedBy, :turnChangedAt, :createdAt,
        :updatedAt)
      """;
  static final String UPDATE =
      """
      update rooms set version = version + 1, name = :name, theme = :theme, hint = :hint,
        code_hash = :codeHash, period = :period, master_id = :master, turn_number = :turn,
        turn_revision = :revision, writer_id = :writer, starts_at = :startsAt, due_at = :dueAt,
        started_by = :startedBy, turn_changed_at = :turnChangedAt, created_at = :createdAt,
        updated_at = :updatedAt
      where id = :id and version = :version
      """;

  @Override
  public List<Room> extractData(ResultSet row) throws SQLException {
    var rooms = new ArrayList<Room>();
    boolean more = row.next();
    while (more) {
      var id = row.getString("id");
      var members = new ArrayList<Membership>();
      var order = new TreeMap<Integer, MemberId>();
      var partial = new RoomColumns(row);
      while (more && id.equals(row.getString("id"))) {
        var member = new MemberId(row.getString("member_id"));
        members.add(new Membership(member, Times.out(row, "joined_at")));
        order.put(row.getInt("place_in_order"), member);
        more = row.next();
      }
      rooms.add(partial.with(members, new WritingOrder(List.copyOf(order.values()))));
    }
    return rooms;
  }

  /// The columns of the room itself, read before its member rows move the cursor on.
  private static final class RoomColumns {
    private final RoomId id;
    private final long version;
    private final Profile profile;
    private final WritingPeriod period;
    private final MemberId master;
    private final Turn turn;
    private final java.time.Instant createdAt;
    private final java.time.Instant updatedAt;

    RoomColumns(ResultSet row) throws SQLException {
      id = new RoomId(row.getString("id"));
      version = row.getLong("version");
      profile =
          new Profile(
              row.getString("name"),
              row.getString("theme"),
              row.getString("hint"),
              row.getString("code_hash"));
      period = WritingPeriod.parse(row.getString("period"));
      master = new MemberId(row.getString("master_id"));
      var startedBy = row.getString("started_by");
      turn =
          new Turn(
              row.getInt("turn_number"),
              row.getInt("turn_revision"),
              new MemberId(row.getString("writer_id")),
              Times.out(row, "starts_at"),
              Times.out(row, "due_at"),
              startedBy == null ? null : new MemberId(startedBy),
              Times.out(row, "turn_changed_at"));
      createdAt = Times.out(row, "created_at");
      updatedAt = Times.out(row, "updated_at");
    }

    Room with(List<Membership> members, WritingOrder order) {
      var circle = new Circle(members, order, master);
      return new Room(id, profile, period, circle, turn, createdAt, updatedAt, version);
    }
  }
}
