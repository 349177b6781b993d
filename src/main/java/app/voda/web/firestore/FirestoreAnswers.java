package app.voda.web.firestore;

import app.voda.id.Digest;
import app.voda.store.Conflict;
import app.voda.store.Transactions;
import app.voda.store.firestore.Documents;
import app.voda.store.firestore.Fields;
import app.voda.web.Answers;
import app.voda.web.KeptAnswer;
import com.google.cloud.firestore.DocumentReference;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Kept answers in Firestore, thrown away by its TTL.
public final class FirestoreAnswers implements Answers {
  private static final Duration KEPT = Duration.ofHours(24);

  private final Documents documents;
  private final Transactions transactions;

  public FirestoreAnswers(Documents documents, Transactions transactions) {
    this.documents = documents;
    this.transactions = transactions;
  }

  @Override
  public Optional<KeptAnswer> find(String scope, String key, Instant keptAfter) {
    return documents
        .find(at(scope, key))
        .map(answer ->
            new KeptAnswer(
                scope,
                key,
                answer.text("fingerprint"),
                answer.number("status"),
                answer.textOrNull("location"),
                answer.textOrNull("body"),
                answer.time("createdAt")))
        .filter(answer -> answer.createdAt().isAfter(keptAfter));
  }

  @Override
  public void add(KeptAnswer answer, Instant keptAfter) {
    transactions.execute(() -> {
      if (find(answer.scope(), answer.key(), keptAfter).isPresent()) {
        throw new Conflict("the key has its answer");
      }
      documents.set(
          at(answer.scope(), answer.key()),
          new Fields()
              .with("fingerprint", answer.fingerprint())
              .with("status", answer.status())
              .with("location", answer.location())
              .with("body", answer.json())
              .with("createdAt", answer.createdAt())
              .with("expireAt", answer.createdAt().plus(KEPT)));
    });
  }

  private DocumentReference at(String scope, String key) {
    return documents.at("answers", Digest.full(scope + "\n" + key));
  }
}
