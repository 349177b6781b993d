/// The turn's end on the lock screen of an iPhone.
@NullMarked
package app.voda.liveactivity;

import org.jspecify.annotations.NullMarked;
