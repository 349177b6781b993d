/// The real services on a virtual clock, in a world that misbehaves by a seed.
@NullMarked
package app.voda.simulation;

import org.jspecify.annotations.NullMarked;
