package app.voda.alarm;

import app.voda.id.MemberId;

/// Who wrote or nudged.
public record Author(MemberId id, String name) {}
