/// Signing in, and staying signed in.
@NullMarked
package app.voda.auth;

import org.jspecify.annotations.NullMarked;
