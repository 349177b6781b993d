package app.voda.id;

/// Where new ids come from. Handed to services, so that a simulation can name things by a seed.
public interface IdSource {

  /// A new id, never given before: 32 characters of `[0-9a-f]` in production.
  String next();
}
