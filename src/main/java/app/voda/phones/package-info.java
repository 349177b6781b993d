/// The developer's console of the embedded default: phones in the browser, and a clock that can be
/// moved.
@NullMarked
package app.voda.phones;

import org.jspecify.annotations.NullMarked;
