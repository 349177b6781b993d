package app.voda.simulation.store;

import app.voda.event.DeadLetter;
import app.voda.event.DeadLetter.Reason;
import app.voda.event.DeadLetters;
import app.voda.store.Cursor;
import app.voda.store.Page;
import app.voda.store.PageRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Dead letters by id.
final class SimDeadLetters implements DeadLetters {
  private final Tables tables;
  private final Table<DeadLetter> letters;
  private final InstantSource clock;

  SimDeadLetters(Tables tables, InstantSource clock) {
    this.tables = tables;
    this.letters = new Table<>(tables);
    this.clock = clock;
  }

  @Override
  public boolean add(DeadLetter letter) {
    return tables.atomically(() -> {
      var kept = letters.find(letter.id());
      if (kept.filter(k -> k.replayedAt() == null).filter(young()).isPresent()) {
        return false;
      }
      // A repeat is of the same event: what is new is when and why it died.
      var dead =
          kept.map(k -> with(k, letter.detail(), letter.at(), k.replays(), null))
              .orElseGet(() -> with(letter, letter.detail(), letter.at(), 0, null));
      letters.put(letter.id(), dead);
      return true;
    });
  }

  @Override
  public Optional<DeadLetter> find(String id) {
    return letters.find(id).filter(young());
  }

  @Override
  public Page<DeadLetter> of(@Nullable Reason reason, PageRequest page) {
    return Pages.cut(
        letters.list("", young().and(letter -> reason == null || letter.reason() == reason)),
        page,
        Pages.LATEST_FIRST,
        letter -> new Cursor(letter.at(), letter.id()));
  }

  @Override
  public void markReplayed(DeadLetter letter) {
    var _ =
        letters.update(
            letter.id(),
            _ -> true,
            kept -> with(kept, kept.detail(), kept.at(), letter.replays(), letter.replayedAt()));
  }

  @Override
  public boolean delete(String id) {
    return tables.atomically(() -> {
      var found = find(id).isPresent();
      if (found) {
        letters.remove(id);
      }
      return found;
    });
  }

  private Predicate<DeadLetter> young() {
    var forgotten = clock.instant().minus(KEPT);
    return letter -> letter.at().isAfter(forgotten);
  }

  private static DeadLetter with(
      DeadLetter l, String detail, Instant at, int replays, @Nullable Instant replayedAt) {
    return new DeadLetter(
        l.id(),
        l.reason(),
        l.code(),
        l.memberId(),
        l.alarmId(),
        l.body(),
        detail,
        at,
        replays,
        replayedAt);
  }
}
