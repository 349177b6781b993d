package app.voda.alarm;

import app.voda.event.DeadLetter;
import app.voda.event.DeadLetter.Reason;
import app.voda.event.DeadLetters;
import app.voda.store.Page;
import app.voda.store.PageRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Dead letters that take nothing, as when the process dies before they are kept.
enum FullDeadLetters implements DeadLetters {
  INSTANCE;

  @Override
  public boolean add(DeadLetter letter) {
    throw new IllegalStateException("full");
  }

  @Override
  public Optional<DeadLetter> find(String id) {
    return Optional.empty();
  }

  @Override
  public Page<DeadLetter> of(@Nullable Reason reason, PageRequest page) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void markReplayed(DeadLetter letter) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean delete(String id) {
    throw new UnsupportedOperationException();
  }
}
