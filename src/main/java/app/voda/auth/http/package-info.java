/// Signing in over HTTP.
@NullMarked
package app.voda.auth.http;

import org.jspecify.annotations.NullMarked;
