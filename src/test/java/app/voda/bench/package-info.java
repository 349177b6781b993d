/// Figures, printed and not asserted: `./mvnw -Pbench verify`.
@NullMarked
package app.voda.bench;

import org.jspecify.annotations.NullMarked;
