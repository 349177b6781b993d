/// The embedded default's queue: db-scheduler on the same database, calling over real HTTP.
@NullMarked
package app.voda.event.dbscheduler;

import org.jspecify.annotations.NullMarked;
