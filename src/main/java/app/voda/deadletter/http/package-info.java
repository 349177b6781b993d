/// The operator's view of the dead letters.
@NullMarked
package app.voda.deadletter.http;

import org.jspecify.annotations.NullMarked;
