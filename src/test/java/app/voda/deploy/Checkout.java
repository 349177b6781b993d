package app.voda.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/// What the scripts read of the repository, in a folder of its own, with indexes of every kind.
record Checkout(Path path) {
  // One of each kind that the file may hold.
  private static final String INDEXES =
      """
      {"indexes": [{"collectionGroup": "rooms", "queryScope": "COLLECTION_GROUP", "fields": [
         {"fieldPath": "memberIds", "arrayConfig": "CONTAINS"},
         {"fieldPath": "turn.dueAt", "order": "DESCENDING"}]}],
       "fieldOverrides": [
         {"collectionGroup": "rooms", "fieldPath": "turn.dueAt", "indexes": []},
         {"collectionGroup": "inbox", "fieldPath": "expireAt", "ttl": true, "indexes": []},
         {"collectionGroup": "devices", "fieldPath": "token", "indexes": [
            {"order": "ASCENDING", "queryScope": "COLLECTION"},
            {"arrayConfig": "CONTAINS", "queryScope": "COLLECTION"}]}]}
      """;

  static Checkout in(Path folder) throws IOException {
    var path = Files.createDirectory(folder.resolve("checkout"));
    for (var part : new String[] {"src/main/gcloud", "docs"}) {
      FileSystemUtils.copyRecursively(Path.of(part), path.resolve(part));
    }
    for (var file : new String[] {"cloudbuild.yaml", "service.yaml"}) {
      Files.copy(Path.of(file), path.resolve(file));
    }
    Files.writeString(path.resolve("firestore.indexes.json"), INDEXES);
    return new Checkout(path);
  }
}
