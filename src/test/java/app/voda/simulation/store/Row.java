package app.voda.simulation.store;

/// What a table keeps under a key.
///
/// @param version the number of the commit that wrote it
record Row<T>(T value, long version) {}
