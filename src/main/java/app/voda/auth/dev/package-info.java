/// Sign-in of the embedded default: anyone is who they say they are.
@NullMarked
package app.voda.auth.dev;

import org.jspecify.annotations.NullMarked;
