package app.voda.hostile;

/// Who calls, as the columns of {@link AccessTable}.
enum Caller {
  ANONYMOUS("anonymous"),
  EXPIRED("expired token"),
  STRANGER("stranger"),
  MEMBER("member"),
  WRITER("writer"),
  MASTER("master"),
  ADMIN("admin"),
  QUEUE("queue");

  private final String title;

  Caller(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }
}
