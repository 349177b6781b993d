package app.voda.push.apns;

/// A push to which no answer came; the next try may get one.
final class NoAnswer extends Exception {
  private static final long serialVersionUID = 1L;

  NoAnswer(String why) {
    // No stack trace: it is an expected outcome, and common while Apple is out of reach.
    super(why, null, false, false);
  }

  String why() {
    return String.valueOf(getMessage());
  }
}
