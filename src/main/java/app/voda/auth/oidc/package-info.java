/// Who calls back: the queue's OIDC tokens.
@NullMarked
package app.voda.auth.oidc;

import org.jspecify.annotations.NullMarked;
