package app.voda.diary.jdbc;

import app.voda.diary.Diaries;
import app.voda.diary.Diary;
import app.voda.id.MemberId;
import app.voda.id.RoomId;
import app.voda.store.Cursor;
import app.voda.store.Page;
import app.voda.store.PageRequest;
import app.voda.store.jdbc.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Diaries in H2; room and turn are the key, so that a turn has one.
public final class JdbcDiaries implements Diaries {
  private final JdbcClient jdbc;

  public JdbcDiaries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void add(Diary diary) {
    jdbc.sql(
            """
            insert into diaries (room_id, turn, author_id, title, text, place, created_at)
            values (:room, :turn, :author, :title, :text, :place, :createdAt)
            """)
        .param("room", diary.room().value())
        .param("turn", diary.turn())
        .param("author", diary.author().value())
        .param("title", diary.title())
        .param("text", diary.text())
        .param("place", diary.place())
        .param("createdAt", Times.in(diary.createdAt()))
        .update();
  }

  @Override
  public Optional<Diary> find(RoomId room, String diaryId) {
    return jdbc.sql(
            "select * from diaries where room_id = :room and cast(turn as varchar) = :diary")
        .param("room", room.value())
        .param("diary", diaryId)
        .query(JdbcDiaries::diary)
        .optional();
  }

  @Override
  public Page<Diary> of(RoomId room, PageRequest page) {
    var read =
        jdbc.sql(
                """
                select * from diaries where room_id = :room and turn < :turn
                order by turn desc fetch first :most rows only
                """)
            .param("room", room.value())
            .param("turn", page.after() == null ? Integer.MAX_VALUE : Diary.turnOf(page.after()))
            .param("most", page.size() + 1)
            .query(JdbcDiaries::diary)
            .list();
    return Page.cut(read, page.size(), d -> new Cursor(d.createdAt(), d.id()));
  }

  @Override
  public int deleteOf(RoomId room, int most) {
    return jdbc.sql("delete from diaries where room_id = :room fetch first :most rows only")
        .param("room", room.value())
        .param("most", most)
        .update();
  }

  private static Diary diary(ResultSet row, int number) throws SQLException {
    return new Diary(
        new RoomId(row.getString("room_id")),
        row.getInt("turn"),
        new MemberId(row.getString("author_id")),
        row.getString("title"),
        row.getString("text"),
        row.getString("place"),
        Times.out(row, "created_at"));
  }
}
