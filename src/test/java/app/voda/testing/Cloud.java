package app.voda.testing;

import app.voda.auth.jwt.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Google Cloud around voda: Firestore's emulator, and fakes of Cloud Tasks, Firebase Auth and FCM,
/// for instances of profile gcp behind one front door.
public final class Cloud implements AutoCloseable {
  private final FirestoreEmulator store = FirestoreEmulator.shared();
  private final FakeFirebaseAuth firebase = new FakeFirebaseAuth();
  private final SecureTokens tokens = SecureTokens.of(FakeCloudTasks.PROJECT);
  private final FrontDoor door = new FrontDoor();
  private final FakeFcm fcm = FakeFcm.start();
  private final FakeCloudTasks queue;
  private final Path data;

  /// Puts it up.
  ///
  /// @param data where instances keep their logs
  /// @param seed where the queue's faults come from
  public Cloud(Path data, long seed) {
    this(data, seed, InstantSource.system());
  }

  /// As {@link #Cloud(Path, long)}, with a clock of its own for the queue.
  public Cloud(Path data, long seed, InstantSource clock) {
    this.data = data;
    this.queue = FakeCloudTasks.start(seed, CloudTasksBackoff.QUICK, clock, "one", "two");
    SigningKey.readOrMake(data.resolve("key.pem"));
  }

  /// In a process of its own, for a voda that others start; ends with its input, and at once, with
  /// 2, where there is no emulator.
  ///
  /// @param arguments a folder, for `variables`, which that voda needs, and `id-token`, with which
  ///   somebody signs in; and the port that it will serve
  public static void main(String[] arguments) throws IOException {
    var folder = Path.of(arguments[0]);
    try (var cloud = new Cloud(folder, 0)) {
      cloud.door.add(new Api("http://localhost:" + arguments[1], null));
      Files.writeString(folder.resolve("id-token"), cloud.idToken("leo"));
      var variables = cloud.environment().entrySet().stream().map(Map.Entry::toString).toList();
      var part = Files.write(folder.resolve("variables.part"), variables);
      Files.move(part, folder.resolve("variables"));
      while (System.in.read() >= 0) {}
    } catch (AssertionError withoutEmulator) {
      System.exit(2);
    }
    System.exit(0);
  }

  /// All that an instance needs, as environment variables.
  public Map<String, String> environment() {
    var all = new TreeMap<>(variables());
    for (var argument : settings()) {
      var pair = argument.substring("--".length()).split("=", 2);
      all.put(pair[0].replaceAll("[.-]", "_").toUpperCase(Locale.ROOT), pair[1]);
    }
    return all;
  }

  public FakeCloudTasks queue() {
    return queue;
  }

  public FakeFcm fcm() {
    return fcm;
  }

  /// Whichever instance's turn it is.
  public Api api() {
    return new Api(door.url(), null);
  }

  /// Calls as the queue does.
  public Api asTheQueue() {
    return api().with(queue.token(door.url(), FakeCloudTasks.SERVICE_ACCOUNT));
  }

  /// Starts an instance, and lets it in on the calls.
  public VodaProcess startsInstance(String... extra) {
    return startsInstance(Map.of(), extra);
  }

  /// As {@link #startsInstance(String...)}, with more environment variables.
  public VodaProcess startsInstance(Map<String, String> more, String... extra) {
    var all = new TreeMap<>(variables());
    all.putAll(more);
    var instance =
        VodaProcess.start(
            data,
            all,
            Stream.of(
                    settings().stream(), Stream.of("--management.server.port=0"), Stream.of(extra))
                .flatMap(arguments -> arguments)
                .toArray(String[]::new));
    door.add(instance.api());
    return instance;
  }

  private Map<String, String> variables() {
    return Map.of(
        "NO_GCE_CHECK", "true",
        "FIRESTORE_EMULATOR_HOST", store.host(),
        "FIREBASE_AUTH_EMULATOR_HOST", firebase.host());
  }

  /// Starts an instance in this process, with other beans, and arguments in the place of its own.
  public Voda startsHere(List<Class<?>> sources, String... instead) {
    var arguments = new LinkedHashMap<String, String>();
    Stream.of(
            settings().stream(),
            variables().entrySet().stream().map(variable -> "--" + variable),
            Stream.of("--management.server.port=0"),
            Stream.of(instead))
        .flatMap(all -> all)
        .forEach(argument -> arguments.put(argument.substring(0, argument.indexOf('=')), argument));
    var instance = Voda.start(data, sources, arguments.values().toArray(String[]::new));
    door.add(instance.api());
    return instance;
  }

  private List<String> settings() {
    return Stream.concat(
            Stream.of(queue.settings()),
            Stream.of(
                "--spring.profiles.active=gcp",
                "--voda.public-url=" + door.url(),
                "--voda.auth.signing-key=" + data.resolve("key.pem"),
                "--voda.push.fcm.enabled=true",
                "--voda.push.fcm.project-id=p",
                "--voda.push.fcm.endpoint=" + fcm.endpoint(),
                "--voda.room.min-period=PT1S"))
        .toList();
  }

  /// kill -9; the front door notices at once.
  public void kills(VodaProcess instance) {
    instance.kill();
    door.remove(instance.api());
  }

  /// Signs somebody in with a phone whose token is their name.
  public Phone signsIn(String name) {
    return signsIn(name, idToken(name));
  }

  /// As {@link #signsIn(String)}, with another code than Firebase's.
  public Phone signsIn(String name, String code) {
    var phone = Map.of("authCode", code, "deviceToken", name, "name", name, "locale", "en");
    var signedIn = api().post("/v1/token", phone).expect(200);
    return new Phone(
        api().with(signedIn.text("/accessToken")),
        name,
        signedIn.text("/memberId"),
        signedIn.text("/refreshToken"));
  }

  private String idToken(String name) {
    firebase.keeps(name, false, null);
    return tokens.unsigned(tokens.of(name, name + "@example.com", "google.com"));
  }

  @Override
  public void close() {
    queue.close();
    door.close();
    fcm.close();
    firebase.close();
  }
}
