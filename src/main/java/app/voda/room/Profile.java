package app.voda.room;

/// What a room is called, and what opens it.
///
/// @param hint the question whose answer is the join code
/// @param codeHash the join code, salted and hashed
public record Profile(String name, String theme, String hint, String codeHash) {

  Profile withHint(String newHint) {
    return new Profile(name, theme, newHint, codeHash);
  }

  Profile withCodeHash(String newCodeHash) {
    return new Profile(name, theme, hint, newCodeHash);
  }

  @Override
  public String toString() {
    return "Profile[name=" + name + ", codeHash=***]";
  }
}
