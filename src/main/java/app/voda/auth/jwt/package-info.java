/// Access tokens as signed JWTs.
@NullMarked
package app.voda.auth.jwt;

import org.jspecify.annotations.NullMarked;
