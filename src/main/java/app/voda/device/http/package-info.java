/// Devices over HTTP.
@NullMarked
package app.voda.device.http;

import org.jspecify.annotations.NullMarked;
