/// Withdrawing over HTTP.
@NullMarked
package app.voda.withdrawal.http;

import org.jspecify.annotations.NullMarked;
