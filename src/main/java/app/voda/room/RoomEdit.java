package app.voda.room;

import app.voda.id.MemberId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the master changes; null leaves as it is.
public record RoomEdit(
    @Nullable WritingPeriod period,
    @Nullable String codeHash,
    @Nullable String hint,
    @Nullable List<MemberId> order) {}
