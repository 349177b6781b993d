package app.voda.auth.firestore;

import app.voda.auth.RefreshFamilies;
import app.voda.auth.RefreshFamily;
import app.voda.id.MemberId;
import app.voda.store.firestore.Documents;
import app.voda.store.firestore.Fields;
import com.google.cloud.firestore.DocumentReference;
import java.util.Optional;

/// Sign-ins in Firestore, thrown away by its TTL when they have expired.
public final class FirestoreRefreshFamilies implements RefreshFamilies {
  private static final String FAMILIES = "refreshFamilies";

  private final Documents documents;

  public FirestoreRefreshFamilies(Documents documents) {
    this.documents = documents;
  }

  @Override
  public Optional<RefreshFamily> find(String id) {
    return documents
        .find(at(id))
        .map(family ->
            new RefreshFamily(
                id,
                new MemberId(family.text("memberId")),
                family.text("currentHash"),
                family.time("expireAt")));
  }

  @Override
  public void save(RefreshFamily family) {
    documents.set(
        at(family.id()),
        new Fields()
            .with("memberId", family.member().value())
            .with("currentHash", family.currentHash())
            .with("expireAt", family.expiresAt()));
  }

  @Override
  public void delete(String id) {
    documents.delete(at(id));
  }

  @Override
  public void deleteOf(MemberId member) {
    var _ = documents.deleteAll(documents.in(FAMILIES).whereEqualTo("memberId", member.value()));
  }

  private DocumentReference at(String id) {
    return documents.at(FAMILIES, id);
  }
}
