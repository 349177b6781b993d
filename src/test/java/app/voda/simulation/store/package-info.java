/// The simulation's store: every port in memory, in transactions that race as the real ones do.
@NullMarked
package app.voda.simulation.store;

import org.jspecify.annotations.NullMarked;
