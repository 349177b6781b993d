package app.voda.simulation.store;

import app.voda.store.Conflict;
import app.voda.web.Answers;
import app.voda.web.KeptAnswer;
import java.time.Instant;
import java.util.Optional;

/// Kept answers by scope and key.
final class SimAnswers implements Answers {
  private final Tables tables;
  private final Table<KeptAnswer> answers;

  SimAnswers(Tables tables) {
    this.tables = tables;
    this.answers = new Table<>(tables);
  }

  @Override
  public Optional<KeptAnswer> find(String scope, String key, Instant keptAfter) {
    return answers.find(scope + "\n" + key).filter(answer -> answer.createdAt().isAfter(keptAfter));
  }

  @Override
  public void add(KeptAnswer answer, Instant keptAfter) {
    tables.atomically(() -> {
      if (find(answer.scope(), answer.key(), keptAfter).isPresent()) {
        throw new Conflict("the key has its answer");
      }
      answers.put(answer.scope() + "\n" + answer.key(), answer);
    });
  }
}
