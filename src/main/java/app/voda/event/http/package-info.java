/// The callback that the queue calls.
@NullMarked
package app.voda.event.http;

import org.jspecify.annotations.NullMarked;
