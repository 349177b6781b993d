/// The embedded default's store of this package: H2 through JdbcClient.
@NullMarked
package app.voda.liveactivity.jdbc;

import org.jspecify.annotations.NullMarked;
