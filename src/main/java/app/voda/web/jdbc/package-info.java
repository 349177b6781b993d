/// The embedded default's store of kept answers.
@NullMarked
package app.voda.web.jdbc;

import org.jspecify.annotations.NullMarked;
