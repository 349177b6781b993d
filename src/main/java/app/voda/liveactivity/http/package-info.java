/// Live Activities over HTTP.
@NullMarked
package app.voda.liveactivity.http;

import org.jspecify.annotations.NullMarked;
