package app.voda.member.firestore;

import app.voda.id.Digest;
import app.voda.id.MemberId;
import app.voda.member.Email;
import app.voda.member.Member;
import app.voda.member.MemberName;
import app.voda.member.Members;
import app.voda.store.Conflict;
import app.voda.store.Transactions;
import app.voda.store.Unreadable;
import app.voda.store.firestore.Documents;
import app.voda.store.firestore.Fields;
import app.voda.store.firestore.Stored;
import com.google.cloud.firestore.DocumentReference;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Members in Firestore. A document named after each e-mail and each name keeps those apart.
public final class FirestoreMembers implements Members {
  private static final Logger log = LoggerFactory.getLogger(FirestoreMembers.class);

  private final Documents documents;
  private final Transactions transactions;

  public FirestoreMembers(Documents documents, Transactions transactions) {
    this.documents = documents;
    this.transactions = transactions;
  }

  @Override
  public Optional<Member> find(MemberId id) {
    return documents.find(at(id)).map(MemberFields::member);
  }

  @Override
  public Optional<Member> findByEmail(Email email) {
    return documents.find(at(email)).map(FirestoreMembers::holder).flatMap(this::find);
  }

  @Override
  public Map<MemberId, Member> findAll(Collection<MemberId> ids) {
    var found = new LinkedHashMap<MemberId, Member>();
    documents.findAll(ids.stream().map(this::at)).stream()
        .flatMap(FirestoreMembers::readable)
        .forEach(member -> found.put(member.id(), member));
    return found;
  }

  // One member that cannot be read must not keep all others of their rooms from anything.
  private static Stream<Member> readable(Stored member) {
    try {
      return Stream.of(MemberFields.member(member));
    } catch (Unreadable e) {
      log.error(
          "member memberId={} outcome=UNREADABLE why=\"{}\"",
          member.reference().getId(),
          e.getMessage());
      return Stream.empty();
    }
  }

  @Override
  public Optional<MemberId> findByName(MemberName name) {
    return documents.find(at(name)).map(FirestoreMembers::holder);
  }

  @Override
  public void add(Member member) {
    transactions.execute(() -> {
      documents.create(at(member.id()), MemberFields.of(member).with("devices", new Fields()));
      documents.create(at(member.email()), holding(member));
      documents.create(at(member.name()), holding(member));
    });
  }

  @Override
  public void save(Member member) {
    transactions.execute(() -> {
      var before = find(member.id()).orElseThrow(() -> new Conflict("member is gone"));
      if (!at(before.name()).equals(at(member.name()))) {
        documents.delete(at(before.name()));
        documents.create(at(member.name()), holding(member));
      }
      documents.update(at(member.id()), MemberFields.of(member));
    });
  }

  @Override
  public void delete(MemberId id) {
    transactions.execute(() ->
        find(id)
            .ifPresent(member -> {
              documents.delete(at(id));
              documents.delete(at(member.email()));
              documents.delete(at(member.name()));
            }));
  }

  private static Fields holding(Member member) {
    return new Fields().with("memberId", member.id().value());
  }

  private static MemberId holder(Stored holding) {
    return holding.parsed(() -> new MemberId(holding.text("memberId")));
  }

  private DocumentReference at(MemberId id) {
    return documents.at("members", id.value());
  }

  // Digests: an address or a name may hold what a document's name may not.
  private DocumentReference at(Email email) {
    return documents.at("emails", Digest.full(email.value()));
  }

  private DocumentReference at(MemberName name) {
    return documents.at("names", Digest.full(name.key()));
  }
}
