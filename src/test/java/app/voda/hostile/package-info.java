/// The service as an attacker meets it: who may call what, and what becomes of a hostile request.
@NullMarked
package app.voda.hostile;

import org.jspecify.annotations.NullMarked;
