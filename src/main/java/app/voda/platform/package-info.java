/// Wiring only: clock, security, errors, configuration.
@NullMarked
package app.voda.platform;

import org.jspecify.annotations.NullMarked;
