/// Why a request is refused, in terms the caller can act on.
@NullMarked
package app.voda.problem;

import org.jspecify.annotations.NullMarked;
