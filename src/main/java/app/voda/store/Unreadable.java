package app.voda.store;

/// Something stored lacks what voda needs of it, or has it ill-formed: no retry can mend that, an
/// operator can.
public final class Unreadable extends RuntimeException {
  public Unreadable(String message) {
    super(message);
  }

  public Unreadable(String message, Throwable cause) {
    super(message, cause);
  }
}
