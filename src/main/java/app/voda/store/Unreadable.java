package app.voda.store;

/// Something stored lacks what voda needs of it: no retry can mend that, an operator can.
public final class Unreadable extends RuntimeException {
  public Unreadable(String message) {
    super(message);
  }
}
