/// Rooms, diaries and nudges over HTTP.
@NullMarked
package app.voda.room.http;

import org.jspecify.annotations.NullMarked;
