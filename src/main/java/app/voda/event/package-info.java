/// What must happen when: a room's events, the queue that brings them back, and the callback that
/// takes them.
@NullMarked
package app.voda.event;

import org.jspecify.annotations.NullMarked;
