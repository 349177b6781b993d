/// Reaching a phone.
@NullMarked
package app.voda.push;

import org.jspecify.annotations.NullMarked;
