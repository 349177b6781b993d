package app.voda.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import app.voda.hostile.OpenApi.Operation;

/// A hostile request, byte for byte.
///
/// @param latin1 its bytes, each as the character of the same number
/// @param ends whether the sender hangs up after it, as it must where the rest of a body is missing
record Attack(Operation operation, String latin1, boolean ends) {
  private static final int SHOWN = 3000;

  byte[] bytes() {
    return latin1.getBytes(ISO_8859_1);
  }

  /// Whether it is the operation's own method: an OPTIONS that is answered has done nothing.
  boolean isItsOperation() {
    return latin1.startsWith(operation.method() + " ");
  }

  /// The request for people: what is no ASCII by its number.
  @Override
  public String toString() {
    var text = new StringBuilder();
    for (int i = 0; i < latin1.length(); i++) {
      char c = latin1.charAt(i);
      if ((c >= ' ' && c < 0x7f) || c == '\n') {
        text.append(c);
      } else if (c != '\r') {
        text.append("\\x%02x".formatted((int) c));
      }
    }
    var whole = text.toString();
    return whole.length() <= SHOWN
        ? whole
        : whole.substring(0, SHOWN) + "… (" + latin1.length() + " bytes)";
  }
}
