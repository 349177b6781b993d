/// What members are told.
@NullMarked
package app.voda.alarm;

import org.jspecify.annotations.NullMarked;
