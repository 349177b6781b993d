/// The inbox over HTTP.
@NullMarked
package app.voda.alarm.http;

import org.jspecify.annotations.NullMarked;
