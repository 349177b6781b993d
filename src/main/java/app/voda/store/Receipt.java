package app.voda.store;

/// Keeps a request's answer in the transaction that makes it true, for a repeated request.
public interface Receipt<T> {

  /// Called inside the transaction, before its first write.
  void keep(T result);

  /// For callers that do not repeat themselves.
  static <T> Receipt<T> none() {
    return _ -> {};
  }
}
