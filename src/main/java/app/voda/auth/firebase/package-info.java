/// Sign-in by Firebase Auth: Google, Apple, and Kakao as an OIDC provider.
@NullMarked
package app.voda.auth.firebase;

import org.jspecify.annotations.NullMarked;
