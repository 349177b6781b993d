/// Members over HTTP.
@NullMarked
package app.voda.member.http;

import org.jspecify.annotations.NullMarked;
