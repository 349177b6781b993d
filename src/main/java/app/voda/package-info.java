/// voda, the backend of an exchange diary.
@NullMarked
package app.voda;

import org.jspecify.annotations.NullMarked;
