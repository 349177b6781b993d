package app.voda.store;

import org.jspecify.annotations.Nullable;

/// Which part of a list is asked for.
///
/// @param after the last item of the part before; null for the first
/// @param size how many items at most
public record PageRequest(@Nullable Cursor after, int size) {}
