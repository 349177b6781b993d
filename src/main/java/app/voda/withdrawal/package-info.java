/// Leaving voda, and removing what is left behind.
@NullMarked
package app.voda.withdrawal;

import org.jspecify.annotations.NullMarked;
