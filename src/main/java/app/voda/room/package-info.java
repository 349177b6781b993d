/// Whose turn it is: the heart of voda.
@NullMarked
package app.voda.room;

import org.jspecify.annotations.NullMarked;
