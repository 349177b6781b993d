/// Who calls back: the queue's OIDC tokens.
@NullMarked
package app.voda.event.oidc;

import org.jspecify.annotations.NullMarked;
