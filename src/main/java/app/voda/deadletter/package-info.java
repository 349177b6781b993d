/// What ended without delivery, given a second life.
@NullMarked
package app.voda.deadletter;

import org.jspecify.annotations.NullMarked;
