/// What was written.
@NullMarked
package app.voda.diary;

import org.jspecify.annotations.NullMarked;
